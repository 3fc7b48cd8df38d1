create table person (
  id bigint primary key check (id between 1 and 9007199254740991), -- JavaScript holds no more
  first_name text not null,
  last_name text not null,
  company_name text not null
);

-- Ids are never used again, and what is still on its way from these persons is not stored.
create table person_removed (
  id bigint primary key,
  removed_at timestamptz not null default now()
);

-- One row: the first id that no service has reserved yet.
create table person_id_reservation (
  next_id bigint not null
);
create unique index person_id_reservation_one_row on person_id_reservation ((true));
insert into person_id_reservation (next_id) values (1);

-- One partition a UTC day, location_20260314, made when its first location comes.
-- Columns from wide to narrow: nothing is lost to alignment.
create table location (
  instant timestamptz not null,
  person_id bigint not null,
  device_id bigint not null,
  latitude_e7 integer not null,
  longitude_e7 integer not null,
  primary key (person_id, instant, device_id)
) partition by range (instant);
