-- What the calendar and the running day need. Never edited after release: later versions are later files.

-- names this clinic's sessions in other people's calendars, for good
ALTER TABLE clinic ADD COLUMN uid TEXT NOT NULL DEFAULT '';
UPDATE clinic SET uid = lower (hex (randomblob (16)));

-- NULL: the clinic's hours. A doctor who has rows here works by these and not by the clinic's.
ALTER TABLE opening ADD COLUMN staff INTEGER REFERENCES staff (id);

-- the few changes that can push sessions off their places
CREATE INDEX journal_of_zone ON journal (id) WHERE verb IN ('save-setup', 'follow-zone');

-- The clinic closed, a bed out of service or a person away, by the wall clock: from one day's minute to another's, the
-- latter no longer. A plan that stands inside is not refused by the database: it is listed, and a person moves it.
CREATE TABLE closure (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  bed INTEGER REFERENCES bed (id),
  staff INTEGER REFERENCES staff (id),
  from_day INTEGER NOT NULL,
  from_minute INTEGER NOT NULL DEFAULT 0 CHECK (from_minute BETWEEN 0 AND 1439),
  to_day INTEGER NOT NULL,
  to_minute INTEGER NOT NULL DEFAULT 0 CHECK (to_minute BETWEEN 0 AND 1439),
  reason TEXT NOT NULL DEFAULT '',
  -- of the calendar file it came from: the same file read again changes it and adds none
  uid TEXT UNIQUE CHECK (uid <> ''),
  CONSTRAINT closure_order CHECK (from_day < to_day OR (from_day = to_day AND from_minute < to_minute)),
  CONSTRAINT closure_subject CHECK (bed IS NULL OR staff IS NULL)
) STRICT;
CREATE INDEX closure_by_end ON closure (to_day);

-- who was expected, and on an earlier day never closed
CREATE INDEX session_booked ON session (start) WHERE state = 'booked';

-- What is not stated on the label is NULL, and no limit.
CREATE TABLE cream (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  name TEXT NOT NULL CONSTRAINT cream_named CHECK (name <> ''),
  substance TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  most_grams REAL CHECK (most_grams > 0),
  most_area REAL CHECK (most_area > 0), -- cm²
  least_minutes INTEGER CHECK (least_minutes BETWEEN 0 AND 1440),
  most_minutes INTEGER CHECK (most_minutes BETWEEN 1 AND 1440),
  warnings TEXT NOT NULL DEFAULT '',
  source TEXT NOT NULL DEFAULT '',
  CONSTRAINT cream_minutes CHECK (least_minutes IS NULL OR most_minutes IS NULL OR least_minutes <= most_minutes)
) STRICT;

-- Two shipped examples, as their labels have them; the clinic changes and adds. Neither label states a limit for the face.
INSERT INTO cream (name, substance, position, most_grams, most_area, least_minutes, most_minutes, warnings, source) VALUES
  ('EMLA 5 %', 'lidocaine (lignocaine), prilocaine', 0, 60, 600, 60, 300,
   'About 1.5 to 2 g on 10 cm². Not near the eyes, not on open wounds. Atopic dermatitis: 15 to 30 min.',
   'EMLA Cream 5 %, summary of product characteristics (UK), section 4.2, table 1, adults: large areas of newly shaven'
   || ' skin. It states no limit for the face.'),
  ('LMX4', 'lidocaine (lignocaine)', 1, NULL, 900, 30, 300,
   'About 1.5 to 2 g on 10 cm², on intact skin only. Not near the eyes.',
   'LMX4 Cream, summary of product characteristics (UK), section 4.2, adults: larger areas of intact skin, and five hours'
   || ' at most. It states no most grams.');

ALTER TABLE session ADD COLUMN cream_id INTEGER REFERENCES cream (id);
-- cm²
ALTER TABLE session ADD COLUMN cream_square REAL CHECK (cream_square > 0);
-- The cream's limits as they stood when it went on, so that a later change of the list moves no clock.
ALTER TABLE session ADD COLUMN cream_least INTEGER;
ALTER TABLE session ADD COLUMN cream_most INTEGER;
-- who signed that a limit was exceeded, and why
ALTER TABLE session ADD COLUMN cream_doctor INTEGER REFERENCES staff (id);
ALTER TABLE session ADD COLUMN cream_reason TEXT
  CONSTRAINT cream_signed CHECK ((cream_reason IS NULL) = (cream_doctor IS NULL));

-- The waiting list: who would come, when. Weekdays are bits, 1 Monday to 64 Sunday, 0 any; minutes are of the arrival.
CREATE TABLE wish (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  patient INTEGER NOT NULL,
  course INTEGER NOT NULL,
  session INTEGER REFERENCES session (id), -- an earlier time is wished for this one; NULL: a new one
  status TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'booked', 'withdrawn')),
  urgent INTEGER NOT NULL DEFAULT 0 CHECK (urgent IN (0, 1)),
  from_day INTEGER NOT NULL,
  until_day INTEGER,
  weekdays INTEGER NOT NULL DEFAULT 0 CHECK (weekdays BETWEEN 0 AND 127),
  from_minute INTEGER NOT NULL DEFAULT 0 CHECK (from_minute BETWEEN 0 AND 1439),
  to_minute INTEGER NOT NULL DEFAULT 1440 CHECK (to_minute BETWEEN 1 AND 1440),
  doctor INTEGER REFERENCES staff (id),
  note TEXT NOT NULL DEFAULT '',
  created_at INTEGER NOT NULL,
  FOREIGN KEY (course, patient) REFERENCES course (id, patient),
  CONSTRAINT wish_days CHECK (until_day IS NULL OR from_day <= until_day),
  CONSTRAINT wish_minutes CHECK (from_minute < to_minute)
) STRICT;
CREATE INDEX wish_open ON wish (urgent, created_at) WHERE status = 'open';
CREATE INDEX wish_by_patient ON wish (patient);

-- A wish is of its course's own patient, and of one of its sessions.
CREATE VIEW wish_astray AS
SELECT w.id, w.course FROM wish AS w
WHERE NOT EXISTS (SELECT 1 FROM course AS c WHERE c.id = w.course AND c.patient = w.patient)
  OR (w.session IS NOT NULL AND NOT EXISTS (SELECT 1 FROM session AS s WHERE s.id = w.session AND s.course = w.course));

CREATE TRIGGER wish_insert AFTER INSERT ON wish
BEGIN
  SELECT RAISE (ABORT, 'wish_astray') WHERE EXISTS (SELECT 1 FROM wish_astray WHERE id = NEW.id);
END;
CREATE TRIGGER wish_update AFTER UPDATE OF id, patient, course, session ON wish
BEGIN
  SELECT RAISE (ABORT, 'wish_astray') WHERE EXISTS (SELECT 1 FROM wish_astray WHERE id = NEW.id);
END;
CREATE INDEX wish_by_course ON wish (course);
CREATE TRIGGER wish_course_insert AFTER INSERT ON course
BEGIN
  SELECT RAISE (ABORT, 'course_used') WHERE EXISTS (SELECT 1 FROM wish_astray WHERE course = NEW.id);
END;
CREATE TRIGGER wish_course_update AFTER UPDATE OF id, patient ON course
BEGIN
  SELECT RAISE (ABORT, 'course_used') WHERE EXISTS (SELECT 1 FROM wish_astray WHERE course IN (OLD.id, NEW.id));
END;
CREATE TRIGGER wish_course_delete AFTER DELETE ON course
BEGIN
  SELECT RAISE (ABORT, 'course_used') WHERE EXISTS (SELECT 1 FROM wish_astray WHERE course = OLD.id);
END;
