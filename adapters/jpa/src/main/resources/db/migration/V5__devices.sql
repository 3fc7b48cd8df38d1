-- What sends by itself. Its person has it from here on, and is announced after it: there may be
-- none yet in the table of persons.
create table device (
  id bigint generated always as identity primary key,
  key text not null unique,
  person_id bigint not null
);
create index device_person_id on device (person_id);
