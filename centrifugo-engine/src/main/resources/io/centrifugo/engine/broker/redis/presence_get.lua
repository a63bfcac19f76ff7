-- Returns clients and their infos, after dropping those that have expired.
-- KEYS: expiry of clients, clients
-- ARGV: time s
local expired = redis.call('ZRANGEBYSCORE', KEYS[1], '0', ARGV[1])
for _, client in ipairs(expired) do
	redis.call('HDEL', KEYS[2], client)
end
if #expired > 0 then
	redis.call('ZREMRANGEBYSCORE', KEYS[1], '0', ARGV[1])
end
return redis.call('HGETALL', KEYS[2])
