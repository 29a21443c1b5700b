-- What aftercare keeps besides the calls. Never edited after release: later versions are later files.

-- Asked for again at this time; like told no part of the record, and not undone.
ALTER TABLE follow_up ADD COLUMN snoozed INTEGER;
-- whose it is; NULL: anyone's
ALTER TABLE follow_up ADD COLUMN staff INTEGER REFERENCES staff (id);
-- what was written down when it was done
ALTER TABLE follow_up ADD COLUMN note TEXT NOT NULL DEFAULT '';
-- the reminder reads these alone, however many told ones wait
CREATE INDEX follow_up_untold ON follow_up (due) WHERE status = 'open' AND told IS NULL;
CREATE INDEX follow_up_snoozed ON follow_up (snoozed) WHERE status = 'open' AND snoozed IS NOT NULL;

-- What was done before the patient left; a row is a tick.
CREATE TABLE discharge (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  session INTEGER NOT NULL REFERENCES session (id),
  item TEXT NOT NULL CHECK (item IN ('explained', 'understood', 'sheet', 'video', 'prescriptions')),
  at INTEGER NOT NULL,
  actor INTEGER REFERENCES staff (id),
  UNIQUE (session, item)
) STRICT;

-- A cream that a doctor prescribed, as this session's aftercare has it: the steroid with its last day, others paused on
-- the session's day and resumed when peeling is over.
CREATE TABLE prescription (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  session INTEGER NOT NULL REFERENCES session (id),
  item TEXT NOT NULL CHECK (item IN ('moisturiser', 'steroid', 'sun', 'other-creams')),
  name TEXT NOT NULL CONSTRAINT prescription_named CHECK (name <> ''),
  until_day INTEGER,
  paused INTEGER,
  resumed INTEGER,
  CONSTRAINT prescription_order CHECK (resumed IS NULL OR (paused IS NOT NULL AND resumed >= paused))
) STRICT;
CREATE INDEX prescription_by_session ON prescription (session);
