-- Search by slices of time. An inverted index knows no order: for a frequent word it fetches and sorts every document that has it. Each document therefore carries terms for the 4 and the
-- 256 days it belongs to and for its kind; the search asks the index for the newest slice first and for older ones only until it has enough.
create function kernel.search_slices(at timestamptz, kind text) returns text[] language sql stable parallel safe as
$$ select array[U&'\E001d' || floor(extract(epoch from at) / 345600)::bigint, U&'\E001q' || floor(extract(epoch from at) / 22118400)::bigint, U&'\E001k' || kind] $$;
update kernel.search set terms = terms || array_to_tsvector(kernel.search_slices(at, kind));

create function kernel.search_slice(letter text, newest bigint, oldest bigint) returns text language sql immutable parallel safe as
$$ select string_agg('''' || U&'\E001' || letter || n || '''', '|') from generate_series(oldest, newest) n $$;

create or replace function kernel.search_visible(words tsquery, of_kind text, most integer)
  returns table (kind varchar, id uuid, permission varchar, title varchar, snippet varchar, url varchar, at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  latest timestamptz := (select max(s.at) from kernel.search s);
  day bigint := floor(extract(epoch from least(latest, now())) / 345600)::bigint;
  quarter bigint := day / 64;
  wanted text := '(' || words::text || ')' || case when of_kind is null then '' else ' & ''' || U&'\E001k' || replace(replace(of_kind, '\', '\\'), '''', '''''') || '''' end;
  slices text[] := array[
    null, kernel.search_slice('d', day, day), kernel.search_slice('d', day - 1, day - 15), kernel.search_slice('q', quarter, quarter - 1), null];
  upper timestamptz[] := array[null, to_timestamp((day + 1) * 345600), to_timestamp(day * 345600), to_timestamp((day - 15) * 345600), to_timestamp((quarter - 1) * 22118400)];
  lower timestamptz[] := array[to_timestamp((day + 1) * 345600), to_timestamp(day * 345600), to_timestamp((day - 15) * 345600), to_timestamp((quarter - 1) * 22118400), null];
  found integer := 0;
  n integer;
begin
  for i in 1..5 loop
    continue when i = 1 and latest < lower[1];
    return query execute format(
      'with slice as materialized (
         select s.kind, s.id, s.permission, s.title, s.snippet, s.url, s.at from kernel.search s
         where s.terms @@ %L::tsquery and (%L::timestamptz is null or s.at < %L) and (%L::timestamptz is null or s.at >= %L)
           and (s.owner = %L::uuid or s.audience = ''*'' or s.audience = %L or position(%L in s.audience) > 0) and (%L::text is null or s.kind = %L))
       select * from slice order by slice.at desc limit %s',
      wanted || coalesce(' & (' || slices[i] || ')', ''), upper[i], upper[i], lower[i], lower[i],
      kernel.app_tenant(), 'park:' || coalesce(kernel.app_park()::text, '-'), ';' || coalesce(kernel.app_tenant()::text, '-') || ';', of_kind, of_kind, most - found);
    get diagnostics n = row_count;
    found := found + n;
    exit when found >= most;
  end loop;
end $$;
grant execute on function kernel.search_slices(timestamptz, text) to smartpark_app;
