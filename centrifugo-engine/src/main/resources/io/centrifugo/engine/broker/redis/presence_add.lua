-- Enters or renews a client.
-- KEYS: expiry of clients, clients, expiry of users, users
-- ARGV: lifetime s, time of expiry s, client id, client info, user id, 1 to count users
local client_expiry, clients, user_expiry, users = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local lifetime, expires_at, client, info, user, count_users = unpack(ARGV)

local is_new = count_users == '1' and redis.call('HEXISTS', clients, client) == 0
redis.call('HSET', clients, client, info)
redis.call('EXPIRE', clients, lifetime)
redis.call('ZADD', client_expiry, expires_at, client)
redis.call('EXPIRE', client_expiry, lifetime)

if count_users == '1' then
	if is_new then
		redis.call('HINCRBY', users, user, 1)
	end
	redis.call('EXPIRE', users, lifetime)
	redis.call('ZADD', user_expiry, expires_at, user)
	redis.call('EXPIRE', user_expiry, lifetime)
end
