-- Returns the number of clients and of users, after dropping those that have expired.
-- KEYS: expiry of clients, clients, expiry of users, users
-- ARGV: time s
local function prune(expiry, members)
	local expired = redis.call('ZRANGEBYSCORE', expiry, '0', ARGV[1])
	for _, member in ipairs(expired) do
		redis.call('HDEL', members, member)
	end
	if #expired > 0 then
		redis.call('ZREMRANGEBYSCORE', expiry, '0', ARGV[1])
	end
	return redis.call('HLEN', members)
end

return { prune(KEYS[1], KEYS[2]), prune(KEYS[3], KEYS[4]) }
