-- Writes or removes a key of a map, keeps the change and publishes it.
-- KEYS: changes, position, result, state, order, expiry of keys, meta of the state, maps with expiring keys
-- ARGV: see the locals; lifetimes in ms, 0 for ever
-- Returns offset, epoch, why nothing was done or '', the value that was in the way or ''
local changes, meta, result, state = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local order, expiry, state_meta, registry = KEYS[5], KEYS[6], KEYS[7], KEYS[8]
local key, publication, removes, streamed = ARGV[1], ARGV[2], ARGV[3] == '1', ARGV[4] == '1'
local size, change_ttl, meta_ttl, key_ttl = ARGV[5], ARGV[6], tonumber(ARGV[7]), tonumber(ARGV[8])
local epoch, now, traffic, channel = ARGV[9], tonumber(ARGV[10]), ARGV[11], ARGV[12]
local delta, result_ttl, version, version_epoch = ARGV[13] == '1', ARGV[14], ARGV[15], ARGV[16]
local mode, renews, expected, expected_epoch = ARGV[17], ARGV[18] == '1', ARGV[19], ARGV[20]

local function keep(name, ttl)
	if ttl > 0 then
		redis.call('PEXPIRE', name, ttl)
	end
end

local function register(at)
	local known = redis.call('ZSCORE', registry, channel)
	if not known or tonumber(known) > at then
		redis.call('ZADD', registry, string.format('%.0f', at), channel)
	end
end

local function covers(known, wanted)
	if #known ~= #wanted then
		return #known > #wanted
	end
	return known >= wanted
end

if result_ttl ~= '' then
	local known = redis.call('HMGET', result, 's', 'e')
	if known[2] then
		return { known[1] or '0', known[2], 'idempotency', '' }
	end
end

local top = '0'
if streamed then
	local known = redis.call('HMGET', meta, 'e', 's')
	if known[1] then
		epoch = known[1]
	else
		redis.call('HSET', meta, 'e', epoch)
	end
	top = known[2] or '0'
	if redis.call('EXISTS', state) == 1 and redis.call('HGET', state_meta, 'epoch') ~= epoch then
		redis.call('DEL', state, order, expiry, state_meta)
		redis.call('ZREM', registry, channel)
	end
end

if version ~= '0' then
	local known = redis.call('HMGET', state_meta, 'v:' .. key, 've:' .. key)
	local comparable = version_epoch == '' or version_epoch == (known[2] or '')
	if known[1] and comparable and covers(known[1], version) then
		return { top, epoch, 'version', '' }
	end
end

local existing = redis.call('HGET', state, key)
if mode == 'if_new' and existing then
	if renews then
		if key_ttl > 0 then
			redis.call('ZADD', expiry, string.format('%.0f', now + key_ttl), key)
			register(now + key_ttl)
		end
		keep(expiry, meta_ttl)
		keep(state, meta_ttl)
		keep(state_meta, meta_ttl)
		keep(meta, meta_ttl)
		if streamed then
			redis.call('PEXPIRE', changes, change_ttl)
		end
	end
	return { top, epoch, 'key_exists', '' }
end
if mode == 'if_exists' and not existing then
	return { top, epoch, 'key_not_found', '' }
end
if expected ~= '' then
	if expected_epoch ~= epoch or not existing or string.match(existing, '^(%d+):') ~= expected then
		return { top, epoch, 'position_mismatch', existing or '' }
	end
end
if removes and not existing then
	return { top, epoch, 'key_not_found', '' }
end

local offset = '0'
if streamed then
	offset = string.format('%.0f', redis.call('HINCRBY', meta, 's', 1))
	keep(meta, meta_ttl)
end
local header = offset .. ':' .. epoch .. ':'

if removes then
	redis.call('HDEL', state, key)
	redis.call('ZREM', order, key)
	redis.call('ZREM', expiry, key)
	redis.call('HDEL', state_meta, 'v:' .. key, 've:' .. key)
	local nearest = redis.call('ZRANGE', expiry, 0, 0, 'WITHSCORES')
	if nearest[2] then
		redis.call('ZADD', registry, nearest[2], channel)
	else
		redis.call('ZREM', registry, channel)
	end
else
	redis.call('HSET', state, key, header .. publication)
	if key_ttl > 0 then
		redis.call('ZADD', expiry, string.format('%.0f', now + key_ttl), key)
		register(now + key_ttl)
		keep(expiry, meta_ttl)
	end
	keep(state, meta_ttl)
	if version ~= '0' then
		redis.call('HSET', state_meta, 'v:' .. key, version, 've:' .. key, version_epoch)
	end
end

local body = header .. publication
if streamed then
	redis.call('HSET', state_meta, 'epoch', epoch, 'updated_at', ARGV[10])
	keep(state_meta, meta_ttl)
	if offset == '1' then
		redis.call('DEL', changes)
	end
	redis.call('XADD', changes, 'MAXLEN', size, offset .. '-0', 'e', epoch, 'd', publication)
	redis.call('PEXPIRE', changes, change_ttl)
end
if delta and existing and not removes then
	body = 'd:' .. header .. #existing .. ':' .. existing .. ':' .. #publication .. ':' .. publication
end
redis.call('PUBLISH', traffic, body)

if result_ttl ~= '' then
	redis.call('HSET', result, 'e', epoch, 's', offset)
	redis.call('PEXPIRE', result, result_ttl)
end
return { offset, epoch, '', '' }
