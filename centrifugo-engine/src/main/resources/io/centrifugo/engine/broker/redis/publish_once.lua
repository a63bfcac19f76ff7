-- Publishes without history unless the idempotency key is known.
-- KEYS: result of the idempotency key
-- ARGV: publication, pub/sub channel, publishing command, result lifetime s
-- Returns 1 if the key was known
if redis.call('HEXISTS', KEYS[1], 'e') == 1 then
	return { 1 }
end
redis.call(ARGV[3], ARGV[2], ARGV[1])
redis.call('HSET', KEYS[1], 'e', '')
redis.call('EXPIRE', KEYS[1], ARGV[4])
return { 0 }
