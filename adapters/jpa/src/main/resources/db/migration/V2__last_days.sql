-- The newest day on which a person was seen, as its midnight in UTC. Where they were last is for the
-- index of that day's locations to say, so a row changes once a day and not with every location.
create table location_last_day (
  person_id bigint primary key,
  day timestamptz not null
);
insert into location_last_day (person_id, day)
select person_id, date_trunc('day', max(instant), 'UTC')
from location
group by person_id;
