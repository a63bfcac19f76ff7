-- Appends a publication to the stream of a channel and publishes it, as one step.
-- KEYS: stream, meta, result of the idempotency key
-- ARGV: publication, most entries, entries' lifetime s, pub/sub channel (empty: none),
--       meta lifetime s (0: none), epoch for a new stream, publishing command,
--       result lifetime s (empty: not idempotent), 1 for delta, version (0: none), version epoch
-- Returns offset, epoch, 1 if the idempotency key was known, 1 if the version was not news
local stream, meta, result = KEYS[1], KEYS[2], KEYS[3]
local publication, size, lifetime, channel = ARGV[1], ARGV[2], ARGV[3], ARGV[4]
local meta_lifetime, new_epoch, command = ARGV[5], ARGV[6], ARGV[7]
local result_lifetime, delta, version, version_epoch = ARGV[8], ARGV[9], ARGV[10], ARGV[11]

if result_lifetime ~= '' then
	local known = redis.call('HMGET', result, 'e', 's')
	if known[1] then
		return { known[2] or 0, known[1], '1', '0' }
	end
end

local epoch = redis.call('HGET', meta, 'e')
if not epoch then
	epoch = new_epoch
	redis.call('HSET', meta, 'e', epoch)
end

if version ~= '0' then
	local last = redis.call('HMGET', meta, 'v', 've', 's')
	local comparable = version_epoch == '' or version_epoch == last[2]
	if last[1] and comparable and tonumber(last[1]) >= tonumber(version) then
		return { last[3] or 0, epoch, '0', '1' }
	end
	redis.call('HSET', meta, 'v', version, 've', version_epoch)
end

local offset = redis.call('HINCRBY', meta, 's', 1)
local offset_text = string.format('%.0f', offset)
if meta_lifetime ~= '0' then
	redis.call('EXPIRE', meta, meta_lifetime)
end

local previous = ''
if offset == 1 then
	redis.call('DEL', stream)
elseif delta == '1' then
	local newest = redis.call('XREVRANGE', stream, '+', '-', 'COUNT', 1)
	if newest[1] then
		previous = newest[1][2][2]
	end
end

redis.call('XADD', stream, 'MAXLEN', size, offset_text .. '-0', 'd', publication)
redis.call('EXPIRE', stream, lifetime)

if channel ~= '' then
	local message
	if delta == '1' then
		message = '__d1:' .. offset_text .. ':' .. epoch .. ':' .. #previous .. ':' .. previous .. ':' .. #publication
			.. ':' .. publication
	else
		message = '__p1:' .. offset_text .. ':' .. epoch .. '__' .. publication
	end
	redis.call(command, channel, message)
end

if result_lifetime ~= '' then
	redis.call('HSET', result, 'e', epoch, 's', offset_text)
	redis.call('EXPIRE', result, result_lifetime)
end
return { offset, epoch, '0', '0' }
