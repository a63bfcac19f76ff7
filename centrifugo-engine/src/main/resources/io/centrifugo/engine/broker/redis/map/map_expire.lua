-- Removes keys whose time is still over, keeps and publishes the changes, and tells the
-- registry when the next key expires.
-- KEYS: changes, position, state, order, expiry of keys, meta of the state, maps with expiring keys
-- ARGV: channel, pub/sub channel, 1 with a stream of changes, changes kept, their lifetime ms,
--       lifetime of the position ms or 0, epoch if there is none; key, publication, time of expiry by turns
-- Returns how many were removed
local changes, meta, state, order = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local expiry, state_meta, registry = KEYS[5], KEYS[6], KEYS[7]
local channel, traffic, streamed = ARGV[1], ARGV[2], ARGV[3] == '1'
local size, change_ttl, meta_ttl, epoch = ARGV[4], ARGV[5], tonumber(ARGV[6]), ARGV[7]

local removed = 0
for i = 8, #ARGV, 3 do
	local key, publication, at = ARGV[i], ARGV[i + 1], ARGV[i + 2]
	if redis.call('ZSCORE', expiry, key) == at then
		local existed = redis.call('HDEL', state, key) == 1
		redis.call('ZREM', order, key)
		redis.call('ZREM', expiry, key)
		redis.call('HDEL', state_meta, 'v:' .. key, 've:' .. key)
		if existed then
			local offset = '0'
			if streamed then
				local known = redis.call('HGET', meta, 'e')
				if known then
					epoch = known
				else
					redis.call('HSET', meta, 'e', epoch)
				end
				offset = string.format('%.0f', redis.call('HINCRBY', meta, 's', 1))
				if meta_ttl > 0 then
					redis.call('PEXPIRE', meta, meta_ttl)
				end
				if offset == '1' then
					redis.call('DEL', changes)
				end
				redis.call('XADD', changes, 'MAXLEN', size, offset .. '-0', 'e', epoch, 'd', publication)
				redis.call('PEXPIRE', changes, change_ttl)
			end
			redis.call('PUBLISH', traffic, offset .. ':' .. epoch .. ':' .. publication)
			removed = removed + 1
		end
	end
end

local nearest = redis.call('ZRANGE', expiry, 0, 0, 'WITHSCORES')
if nearest[2] then
	redis.call('ZADD', registry, nearest[2], channel)
else
	redis.call('ZREM', registry, channel)
end
return { removed }
