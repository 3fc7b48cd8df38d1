-- Who was near whom is asked by place. For that, locations are kept a second time: first as loose
-- rows, then, some minutes later, packed with all others of the same place and hour.

-- Places are squares of 19 m, numbered by the domain; micros are microseconds since 1970.
create table location_loose (
  place bigint not null,
  micros bigint not null,
  person_id bigint not null,
  device_id bigint not null,
  latitude_e7 integer not null,
  longitude_e7 integer not null
);
create index location_loose_place_micros on location_loose (place, micros);

-- Hours since 1970. The records are as LocationPack has them. They are small already, so they stay
-- as they are, and in the row as long as they fit into a page.
create table location_pack (
  hour integer not null,
  place bigint not null,
  records bytea not null,
  primary key (hour, place)
) with (toast_tuple_target = 8160);
alter table location_pack alter column records set storage external;

-- Days whose locations came before there were these tables, and are yet to be packed.
create table location_day_to_pack (
  day timestamptz primary key
);
insert into location_day_to_pack (day)
select distinct date_trunc('day', instant, 'UTC') from location;
