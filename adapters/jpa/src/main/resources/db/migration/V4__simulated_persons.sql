-- Persons whom a simulation made up. A processor of before this writes them without it.
alter table person add column simulated boolean not null default false;
