-- Reads the position of a channel, and its entries if wanted; begins an epoch if there is none.
-- KEYS: stream, meta
-- ARGV: 1 for entries, first offset (0: from the end), most entries (0: all), 1 for newest first,
--       meta lifetime s (0: none), epoch for a new stream
-- Returns top offset, epoch, entries
local stream, meta = KEYS[1], KEYS[2]
local entries, first, limit, reverse, meta_lifetime, new_epoch = unpack(ARGV)

local state = redis.call('HMGET', meta, 'e', 's')
local epoch, top = state[1], state[2] or '0'
if not epoch then
	epoch = new_epoch
	redis.call('HSET', meta, 'e', epoch)
end
if meta_lifetime ~= '0' then
	redis.call('EXPIRE', meta, meta_lifetime)
end
if entries == '0' then
	return { top, epoch }
end

local command, from, to = 'XRANGE', first, '+'
if reverse == '1' then
	command, to = 'XREVRANGE', '-'
	if first == '0' then
		from = '+'
	end
end
if limit == '0' then
	return { top, epoch, redis.call(command, stream, from, to) }
end
return { top, epoch, redis.call(command, stream, from, to, 'COUNT', limit) }
