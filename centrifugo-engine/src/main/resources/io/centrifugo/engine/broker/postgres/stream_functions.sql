-- Functions on streams. Names, parameters and effects are the original's: applications
-- call them too, inside transactions of their own.

-- Publishes. Locks the shard, then the channel.
CREATE OR REPLACE FUNCTION @prefix@publish(
	p_channel TEXT,
	p_data @data@,
	p_tags JSONB DEFAULT NULL,
	p_history_ttl INTERVAL DEFAULT NULL,
	p_history_size INTEGER DEFAULT NULL,
	p_meta_ttl INTERVAL DEFAULT NULL,
	p_version BIGINT DEFAULT NULL,
	p_version_epoch TEXT DEFAULT NULL,
	p_idempotency_key TEXT DEFAULT NULL,
	p_idempotency_ttl INTERVAL DEFAULT NULL,
	p_use_delta BOOLEAN DEFAULT FALSE,
	p_client_id TEXT DEFAULT NULL,
	p_user_id TEXT DEFAULT NULL,
	p_conn_info @data@ DEFAULT NULL,
	p_chan_info @data@ DEFAULT NULL,
	p_num_shards INTEGER DEFAULT NULL
) RETURNS TABLE(
	out_result_id BIGINT,
	out_channel_offset BIGINT,
	out_epoch TEXT,
	out_suppressed BOOLEAN,
	out_suppress_reason TEXT
) AS $$
DECLARE
	shards INTEGER := p_num_shards;
	shard INTEGER;
	versioned BOOLEAN := coalesce(p_version, 0) > 0;
	lifetime INTERVAL := greatest(coalesce(p_meta_ttl, INTERVAL '0'), coalesce(p_history_ttl, INTERVAL '0'));
	stream @prefix@meta%ROWTYPE;
	earlier @prefix@idempotency%ROWTYPE;
	previous @data@;
	new_id BIGINT;
	new_offset BIGINT;
BEGIN
	IF shards IS NULL THEN
		SELECT count(*) INTO shards FROM @prefix@shard_lock;
	END IF;
	IF shards <= 0 THEN
		RAISE EXCEPTION 'Table @prefix@shard_lock is empty';
	END IF;
	shard := abs(hashtext(p_channel)::BIGINT) % shards;
	PERFORM FROM @prefix@shard_lock l WHERE l.shard_id = shard FOR UPDATE;

	-- The update changes nothing, but locks and returns a row that was there before
	INSERT INTO @prefix@meta AS m (channel, epoch)
		VALUES (p_channel, left(md5(random()::TEXT || random()::TEXT), 8))
		ON CONFLICT (channel) DO UPDATE SET updated_at = m.updated_at
		RETURNING m.* INTO stream;

	IF p_idempotency_key IS NOT NULL THEN
		SELECT i.* INTO earlier FROM @prefix@idempotency i
			WHERE i.channel = p_channel AND i.idempotency_key = p_idempotency_key AND i.expires_at > now();
		IF FOUND THEN
			RETURN QUERY SELECT NULL::BIGINT, earlier.result_offset, earlier.result_epoch, TRUE, 'idempotency'::TEXT;
			RETURN;
		END IF;
	END IF;

	IF versioned AND stream.top_version > 0 AND p_version <= stream.top_version
			AND coalesce(p_version_epoch, '') IN ('', stream.top_version_epoch) THEN
		RETURN QUERY SELECT NULL::BIGINT, stream.top_offset, stream.epoch, TRUE, 'version'::TEXT;
		RETURN;
	END IF;

	IF p_use_delta THEN
		SELECT s.data INTO previous FROM @stream@ s
			WHERE s.channel = p_channel AND s.epoch = stream.epoch AND s.kind = 0
			ORDER BY s.channel_offset DESC
			LIMIT 1;
	END IF;

	IF lifetime = INTERVAL '0' THEN
		lifetime := INTERVAL '7 days';
	END IF;
	UPDATE @prefix@meta m SET
			top_offset = m.top_offset + 1,
			history_ttl = coalesce(p_history_ttl, m.history_ttl),
			history_size = coalesce(p_history_size, m.history_size),
			top_version = CASE WHEN versioned THEN p_version ELSE m.top_version END,
			top_version_epoch = CASE WHEN versioned THEN coalesce(p_version_epoch, m.top_version_epoch)
				ELSE m.top_version_epoch END,
			expires_at = CASE WHEN lifetime < INTERVAL '0' THEN 'infinity'::TIMESTAMPTZ ELSE now() + lifetime END,
			updated_at = now()
		WHERE m.channel = p_channel
		RETURNING m.top_offset INTO new_offset;

	INSERT INTO @stream@ AS s (channel, channel_offset, epoch, kind, data, tags, client_id, user_id, conn_info,
			chan_info, prev_data, shard_id)
		VALUES (p_channel, new_offset, stream.epoch, 0, p_data, p_tags, p_client_id, p_user_id, p_conn_info,
			p_chan_info, previous, shard)
		RETURNING s.id INTO new_id;

	IF p_idempotency_key IS NOT NULL THEN
		INSERT INTO @prefix@idempotency (channel, idempotency_key, result_offset, result_epoch, result_id, expires_at)
			VALUES (p_channel, p_idempotency_key, new_offset, stream.epoch, new_id,
				now() + coalesce(p_idempotency_ttl, INTERVAL '5 minutes'))
			ON CONFLICT (channel, idempotency_key) DO NOTHING;
	END IF;

	PERFORM pg_notify('@prefix@notify', '');
	RETURN QUERY SELECT new_id, new_offset, stream.epoch, FALSE, NULL::TEXT;
END;
$$ LANGUAGE plpgsql;

-- Publishes, and fails where the function above would suppress.
CREATE OR REPLACE FUNCTION @prefix@publish_strict(
	p_channel TEXT,
	p_data @data@,
	p_tags JSONB DEFAULT NULL,
	p_history_ttl INTERVAL DEFAULT NULL,
	p_history_size INTEGER DEFAULT NULL,
	p_meta_ttl INTERVAL DEFAULT NULL,
	p_version BIGINT DEFAULT NULL,
	p_version_epoch TEXT DEFAULT NULL,
	p_idempotency_key TEXT DEFAULT NULL,
	p_idempotency_ttl INTERVAL DEFAULT NULL,
	p_use_delta BOOLEAN DEFAULT FALSE,
	p_client_id TEXT DEFAULT NULL,
	p_user_id TEXT DEFAULT NULL,
	p_conn_info @data@ DEFAULT NULL,
	p_chan_info @data@ DEFAULT NULL,
	p_num_shards INTEGER DEFAULT NULL
) RETURNS TABLE(
	out_result_id BIGINT,
	out_channel_offset BIGINT,
	out_epoch TEXT
) AS $$
DECLARE
	result RECORD;
BEGIN
	SELECT p.* INTO result FROM @prefix@publish(p_channel, p_data, p_tags, p_history_ttl, p_history_size, p_meta_ttl,
		p_version, p_version_epoch, p_idempotency_key, p_idempotency_ttl, p_use_delta, p_client_id, p_user_id,
		p_conn_info, p_chan_info, p_num_shards) p;
	IF result.out_suppressed THEN
		RAISE EXCEPTION 'publish suppressed: %', result.out_suppress_reason;
	END IF;
	RETURN QUERY SELECT result.out_result_id, result.out_channel_offset, result.out_epoch;
END;
$$ LANGUAGE plpgsql;

-- Tells that a client joined.
CREATE OR REPLACE FUNCTION @prefix@publish_join(
	p_channel TEXT,
	p_client_id TEXT,
	p_user_id TEXT,
	p_conn_info @data@ DEFAULT NULL,
	p_chan_info @data@ DEFAULT NULL,
	p_num_shards INTEGER DEFAULT NULL
) RETURNS BIGINT AS $$
DECLARE
	shard INTEGER;
	new_id BIGINT;
BEGIN
	shard := abs(hashtext(p_channel)::BIGINT) % coalesce(p_num_shards,
		(SELECT count(*)::INTEGER FROM @prefix@shard_lock));
	PERFORM FROM @prefix@shard_lock l WHERE l.shard_id = shard FOR UPDATE;
	INSERT INTO @stream@ AS s (channel, channel_offset, kind, client_id, user_id, conn_info, chan_info, shard_id)
		VALUES (p_channel, 0, 1, p_client_id, p_user_id, p_conn_info, p_chan_info, shard)
		RETURNING s.id INTO new_id;
	PERFORM pg_notify('@prefix@notify', '');
	RETURN new_id;
END;
$$ LANGUAGE plpgsql;

-- Tells that a client left.
CREATE OR REPLACE FUNCTION @prefix@publish_leave(
	p_channel TEXT,
	p_client_id TEXT,
	p_user_id TEXT,
	p_conn_info @data@ DEFAULT NULL,
	p_chan_info @data@ DEFAULT NULL,
	p_num_shards INTEGER DEFAULT NULL
) RETURNS BIGINT AS $$
DECLARE
	shard INTEGER;
	new_id BIGINT;
BEGIN
	shard := abs(hashtext(p_channel)::BIGINT) % coalesce(p_num_shards,
		(SELECT count(*)::INTEGER FROM @prefix@shard_lock));
	PERFORM FROM @prefix@shard_lock l WHERE l.shard_id = shard FOR UPDATE;
	INSERT INTO @stream@ AS s (channel, channel_offset, kind, client_id, user_id, conn_info, chan_info, shard_id)
		VALUES (p_channel, 0, 2, p_client_id, p_user_id, p_conn_info, p_chan_info, shard)
		RETURNING s.id INTO new_id;
	PERFORM pg_notify('@prefix@notify', '');
	RETURN new_id;
END;
$$ LANGUAGE plpgsql;

-- Deletes a channel's publications; offset and epoch stay.
CREATE OR REPLACE FUNCTION @prefix@remove_history(
	p_channel TEXT,
	p_num_shards INTEGER DEFAULT NULL
) RETURNS VOID AS $$
DECLARE
	shard INTEGER;
BEGIN
	shard := abs(hashtext(p_channel)::BIGINT) % coalesce(p_num_shards,
		(SELECT count(*)::INTEGER FROM @prefix@shard_lock));
	PERFORM FROM @prefix@shard_lock l WHERE l.shard_id = shard FOR UPDATE;
	DELETE FROM @stream@ s WHERE s.channel = p_channel AND s.kind = 0;
END;
$$ LANGUAGE plpgsql;

-- Tells where a stream stands: offset 0 and an empty epoch if there is none.
CREATE OR REPLACE FUNCTION @prefix@top_position(
	p_channel TEXT
) RETURNS TABLE(
	out_top_offset BIGINT,
	out_epoch TEXT
) AS $$
BEGIN
	RETURN QUERY SELECT m.top_offset, m.epoch FROM @prefix@meta m WHERE m.channel = p_channel;
	IF NOT FOUND THEN
		RETURN QUERY SELECT 0::BIGINT, ''::TEXT;
	END IF;
END;
$$ LANGUAGE plpgsql;
