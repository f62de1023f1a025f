-- Vocational majors stand beside undergraduate ones. The first two digits of a code tell its level: 01 to 14
-- undergraduate, 21 to 39 vocational bachelor, 41 to 59 higher vocational, 61 to 79 secondary vocational; so no code of one
-- catalogue is one of another. Some foreign languages have seven digits.

alter table talent.major drop constraint major_code_check;
alter table talent.major drop constraint major_catalogue_check;
alter table talent.major rename column catalogue to level;
alter table talent.major
  add constraint major_code_check check (code ~ '^[0-9]{2}([0-9]{2}([0-9]{2,3})?)?$'),
  add constraint major_level_check check (
    level = case left(code, 1)
      when '0' then 'undergraduate' when '1' then 'undergraduate'
      when '2' then 'vocationalBachelor' when '3' then 'vocationalBachelor'
      when '4' then 'higherVocational' when '5' then 'higherVocational'
      when '6' then 'secondaryVocational' when '7' then 'secondaryVocational'
    end
  );

-- How a major is called beside those of other levels; what comes with the product fills it at the next start.
alter table talent.major add column title text;
update talent.major set title = name;
alter table talent.major alter column title set not null;
