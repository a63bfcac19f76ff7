-- Removes a client.
-- KEYS: expiry of clients, clients, expiry of users, users
-- ARGV: client id, user id, 1 to count users
local existed = redis.call('HDEL', KEYS[2], ARGV[1]) == 1
redis.call('ZREM', KEYS[1], ARGV[1])
if ARGV[3] == '1' and existed then
	if redis.call('HINCRBY', KEYS[4], ARGV[2], -1) <= 0 then
		redis.call('HDEL', KEYS[4], ARGV[2])
		redis.call('ZREM', KEYS[3], ARGV[2])
	end
end
