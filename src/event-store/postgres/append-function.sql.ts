/**
 * append_events: a batch of appends in one call. Every caller takes its locks in one order (streams sorted, the head
 * last), so calls cannot deadlock; positions are given under the head lock, so they are dense and in commit order, and
 * a reader that has seen a position has seen everything before it.
 *
 * Input, flat: the streams of the batch, each once; per append its number of parts; per part its stream, expectation
 * (exact version, -1 any, -2 exists) and number of events; per event its stream and its columns.
 * Output: per append a status and a position; per part the version it left (the actual one where it conflicts); per
 * append the culprit: a part (conflict) or an event (id-reused, too-late).
 *
 * data and meta come as lines of one text each, because canonical JSON has no line end of its own, and quoting them as
 * array elements costs both sides more than the rest of the call.
 *
 * The hash is chain version 1 of integrity/chain.ts.
 */
export const APPEND_FUNCTION = `
create function append_events(
  p_streams text[],
  p_append_parts int[],
  p_part_stream int[], p_part_expected int[], p_part_events int[],
  p_event_stream int[], p_id uuid[], p_type text[], p_schema_version int[], p_effective_on date[],
  p_documented timestamptz[], p_data_lines text, p_meta_lines text,
  out statuses text[], out positions bigint[], out part_versions int[], out culprits int[]
) language plpgsql
-- The log grows faster than its statistics: a plan made while it was small would read all of it. Every lookup here has its index.
set plan_cache_mode = force_generic_plan set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off set jit = off
as $$
declare
  appends constant int := cardinality(p_append_parts);
  events constant int := cardinality(p_id);
  p_data constant text[] := string_to_array(p_data_lines, E'\\n');
  p_meta constant text[] := string_to_array(p_meta_lines, E'\\n');
  started constant timestamptz := clock_timestamp();
  version_of int[];                                            -- by stream, as the appends so far have left it
  earlier record;
  earlier_position bigint[] := array_fill(null::bigint, array[events]);
  earlier_version int[] := array_fill(null::int, array[events]);
  earlier_same boolean[] := array_fill(null::boolean, array[events]);
  new_version int[] := array_fill(null::int, array[events]);
  new_position bigint[] := array_fill(null::bigint, array[events]);
  new_hash text[] := array_fill(null::text, array[events]);
  place text[];                                                -- the chain lines before recorded_at, and those after it
  content text[];
  first_part int; last_part int := 0;
  first_event int; last_event int := 0;
  next_event int; at_stream int; stored int; first_stored int; reused int; too_late int; conflicting int;
  accepted int := 0;
  head record;
  recorded timestamptz; recorded_text text;
begin
  if current_setting('ledger.appended', true) = 'yes' then
    raise exception 'append_events was called twice in one transaction'
      using hint = 'The second call would wait for streams while it holds the head. Append everything in one call.';
  end if;
  perform set_config('ledger.appended', 'yes', true);
  if current_setting('synchronous_commit') = 'off' then        -- acknowledged means durable
    perform set_config('synchronous_commit', 'on', true);
  end if;
  statuses := array_fill(null::text, array[appends]);
  positions := array_fill(null::bigint, array[appends]);
  culprits := array_fill(null::int, array[appends]);
  part_versions := array_fill(null::int, array[cardinality(p_part_stream)]);

  insert into streams (stream, version)
    select s.stream, 0 from unnest(p_streams) s(stream)
    where not exists (select from streams t where t.stream = s.stream)
    order by s.stream collate "C"
    on conflict do nothing;
  select array_agg(l.version order by l.ord) into version_of
    from (select s.ord, t.version
          from unnest(p_streams) with ordinality s(stream, ord) join streams t on t.stream = s.stream
          order by t.stream for update of t) l;

  for earlier in
    select n.ord, e.position, e.version,
      e.stream = p_streams[p_event_stream[n.ord]] and e.type = p_type[n.ord]
        and e.schema_version = p_schema_version[n.ord] and e.effective_on = p_effective_on[n.ord]
        and e.documented_known_at is not distinct from p_documented[n.ord]
        and e.data::text = p_data[n.ord] and e.meta::text = p_meta[n.ord] as same
    from unnest(p_id) with ordinality n(id, ord) join events e on e.id = n.id
  loop
    earlier_position[earlier.ord] := earlier.position;
    earlier_version[earlier.ord] := earlier.version;
    earlier_same[earlier.ord] := earlier.same;
  end loop;

  for a in 1 .. appends loop
    first_part := last_part + 1;
    last_part := last_part + p_append_parts[a];
    first_event := last_event + 1;
    for p in first_part .. last_part loop
      last_event := last_event + p_part_events[p];
    end loop;

    stored := 0; first_stored := null; reused := null; too_late := null; conflicting := null;
    for e in first_event .. last_event loop
      if earlier_position[e] is not null then
        stored := stored + 1;
        first_stored := coalesce(first_stored, e);
        if not earlier_same[e] then reused := coalesce(reused, e); end if;
      elsif p_documented[e] > started then
        too_late := coalesce(too_late, e);
      end if;
    end loop;
    for p in first_part .. last_part loop
      at_stream := version_of[p_part_stream[p]];
      if p_part_expected[p] = -2 and at_stream = 0 or p_part_expected[p] >= 0 and at_stream <> p_part_expected[p] then
        conflicting := coalesce(conflicting, p);
      end if;
    end loop;

    next_event := first_event;
    if reused is not null or stored > 0 and stored <= last_event - first_event then
      statuses[a] := 'id-reused';
      culprits[a] := coalesce(reused, first_stored);
    elsif stored > 0 then
      statuses[a] := 'duplicate';
      for p in first_part .. last_part loop
        continue when p_part_events[p] = 0;
        next_event := next_event + p_part_events[p];
        part_versions[p] := earlier_version[next_event - 1];
        positions[a] := greatest(positions[a], earlier_position[next_event - 1]);
      end loop;
    elsif too_late is not null then
      statuses[a] := 'too-late';
      culprits[a] := too_late;
    elsif conflicting is not null then
      statuses[a] := 'conflict';
      culprits[a] := conflicting;
      part_versions[conflicting] := version_of[p_part_stream[conflicting]];
    else
      statuses[a] := 'ok';
      for p in first_part .. last_part loop
        continue when p_part_events[p] = 0;
        at_stream := version_of[p_part_stream[p]];
        for n in 1 .. p_part_events[p] loop
          new_version[next_event] := at_stream + n;
          next_event := next_event + 1;
        end loop;
        part_versions[p] := at_stream + p_part_events[p];
        version_of[p_part_stream[p]] := part_versions[p];
        accepted := accepted + p_part_events[p];
      end loop;
      positions[a] := accepted;                                -- counted from the head, which is locked only below
    end if;
  end loop;

  if accepted > 0 then                                         -- all but the time and the place in the log, before the lock
    select
      array_agg(concat_ws(E'\\n', p_streams[n.stream], n.version, n.id, n.type, n.schema_version,
        to_char(n.effective_on, 'YYYY-MM-DD')) order by n.ord),
      array_agg(concat_ws(E'\\n', coalesce(to_char(n.documented at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), ''),
        encode(sha256(convert_to(n.data, 'UTF8')), 'hex'), encode(sha256(convert_to(n.meta, 'UTF8')), 'hex')) order by n.ord)
      into place, content
      from unnest(p_event_stream, new_version, p_id, p_type, p_schema_version, p_effective_on, p_documented, p_data, p_meta)
        with ordinality n(stream, version, id, type, schema_version, effective_on, documented, data, meta, ord);
    select h.position, h.hash, h.recorded_at into head from log_head h for update;
    recorded := greatest(head.recorded_at, clock_timestamp()); -- not in the select: it would be read before the lock
    recorded_text := to_char(recorded at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"');
  else
    select h.position into head from log_head h;
  end if;
  for a in 1 .. appends loop
    if statuses[a] = 'ok' then positions[a] := head.position + positions[a]; end if;
  end loop;
  if accepted = 0 then return; end if;

  for e in 1 .. events loop
    continue when new_version[e] is null;
    head.position := head.position + 1;
    head.hash := encode(sha256(convert_to(
      concat_ws(E'\\n', head.hash, head.position, place[e], recorded_text, content[e]), 'UTF8')), 'hex');
    new_position[e] := head.position;
    new_hash[e] := head.hash;
  end loop;
  insert into events (position, stream, version, id, type, schema_version, effective_on, recorded_at,
      documented_known_at, data, meta, hash)
    select n.position, p_streams[n.stream], n.version, n.id, n.type, n.schema_version, n.effective_on, recorded,
      n.documented, n.data::json, n.meta::json, n.hash
    from unnest(new_position, p_event_stream, new_version, p_id, p_type, p_schema_version, p_effective_on, p_documented,
      p_data, p_meta, new_hash)
      n(position, stream, version, id, type, schema_version, effective_on, documented, data, meta, hash)
    where n.version is not null;
  update streams t set version = n.version
    from unnest(p_streams, version_of) n(stream, version)
    where t.stream = n.stream and t.version <> n.version;
  update log_head set position = head.position, hash = head.hash, recorded_at = recorded;
  perform pg_notify('event_log', head.position::text);
end $$;
`;
