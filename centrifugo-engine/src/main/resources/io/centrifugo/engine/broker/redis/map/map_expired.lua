-- Finds keys whose time is over.
-- KEYS: state, expiry of keys
-- ARGV: now ms, most of them
-- Returns key, value or '', time of expiry as Redis has it, by turns
local found = {}
local due = redis.call('ZRANGEBYSCORE', KEYS[2], '-inf', ARGV[1], 'WITHSCORES', 'LIMIT', 0, ARGV[2])
for i = 1, #due, 2 do
	found[#found + 1] = due[i]
	found[#found + 1] = redis.call('HGET', KEYS[1], due[i]) or ''
	found[#found + 1] = due[i + 1]
end
return found
