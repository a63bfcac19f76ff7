-- Reads state and its position.
-- KEYS: state, position, meta of the state, expiry of keys
-- ARGV: cursor, '' for the first page; keys wanted, -1 for all, 0 for none; only this key, or '';
--       1 with a stream of changes; lifetime of the position ms, 0 for ever; epoch if there is none
-- Returns offset, epoch, next cursor or '', keys and values by turns
local state, meta, state_meta, expiry = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local cursor, wanted, key, streamed = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4] == '1'
local meta_ttl, epoch = tonumber(ARGV[5]), ARGV[6]

local top = '0'
if streamed then
	local known = redis.call('HMGET', meta, 'e', 's')
	if known[1] then
		epoch = known[1]
	else
		redis.call('HSET', meta, 'e', epoch)
	end
	top = known[2] or '0'
	if meta_ttl > 0 then
		redis.call('PEXPIRE', meta, meta_ttl)
	end
	if redis.call('HGET', state_meta, 'epoch') ~= epoch then
		return { top, epoch, '', {} }
	end
	if meta_ttl > 0 then
		redis.call('PEXPIRE', state, meta_ttl)
		redis.call('PEXPIRE', state_meta, meta_ttl)
		redis.call('PEXPIRE', expiry, meta_ttl)
	end
else
	epoch = ''
end

if key ~= '' then
	local value = redis.call('HGET', state, key)
	return { top, epoch, '', value and { key, value } or {} }
end
if wanted == 0 then
	return { top, epoch, '', {} }
end
if wanted < 0 then
	return { top, epoch, '', redis.call('HGETALL', state) }
end
local page = redis.call('HSCAN', state, cursor == '' and '0' or cursor, 'COUNT', wanted)
return { top, epoch, page[1] == '0' and '' or page[1], page[2] }
