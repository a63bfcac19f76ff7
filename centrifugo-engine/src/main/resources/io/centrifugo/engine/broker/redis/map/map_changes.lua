-- Reads changes and their position.
-- KEYS: changes, position
-- ARGV: 1 to read changes; id to begin at; most of them, 0 for all; 1 for the newest first;
--       lifetime of the position ms, 0 for ever; epoch if there is none
-- Returns offset, epoch, changes
local changes, meta = KEYS[1], KEYS[2]
local reads, first, limit, reverse = ARGV[1] == '1', ARGV[2], tonumber(ARGV[3]), ARGV[4] == '1'
local meta_ttl, epoch = tonumber(ARGV[5]), ARGV[6]

local known = redis.call('HMGET', meta, 'e', 's')
if known[1] then
	epoch = known[1]
else
	redis.call('HSET', meta, 'e', epoch)
	redis.call('DEL', changes)
end
if meta_ttl > 0 then
	redis.call('PEXPIRE', meta, meta_ttl)
end
local top = known[2] or '0'
if not reads then
	return { top, epoch, {} }
end
local command = reverse and { 'XREVRANGE', changes, first, '-' } or { 'XRANGE', changes, first, '+' }
if limit > 0 then
	command[5], command[6] = 'COUNT', limit
end
return { top, epoch, redis.call(unpack(command)) }
