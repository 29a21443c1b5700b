-- What must never stand in a clinic, asked over all rows and without the schema's own guards: a line for each fault.
CREATE TEMP TABLE live AS SELECT * FROM session WHERE state NOT IN ('cancelled', 'noshow');
CREATE INDEX live_bed ON live (bed, start);
CREATE INDEX live_doctor ON live (doctor, rolling_start);
CREATE INDEX live_patient ON live (patient, start);
CREATE INDEX live_course ON live (course, day);

SELECT 'bed ' || a.bed || ' holds sessions ' || a.id || ' and ' || b.id
FROM live AS a JOIN live AS b ON b.bed = a.bed AND b.id <> a.id AND b.start >= a.start AND b.start < a.bed_end;

SELECT 'doctor ' || a.doctor || ' rolls in sessions ' || a.id || ' and ' || b.id
FROM live AS a
JOIN live AS b ON b.doctor = a.doctor AND b.id <> a.id AND b.rolling_start >= a.rolling_start AND b.rolling_start < a.rolling_end;

SELECT 'patient ' || a.patient || ' is in sessions ' || a.id || ' and ' || b.id
FROM live AS a JOIN live AS b ON b.patient = a.patient AND b.id <> a.id AND b.start >= a.start AND b.start < a.rolling_end;

SELECT 'session ' || b.id || ' follows ' || a.id || ' after ' || (b.day - a.day) || ' days'
FROM live AS a JOIN course AS c ON c.id = a.course
JOIN live AS b ON b.course = a.course AND b.id <> a.id AND b.start >= a.start AND b.day - a.day < c.min_days
WHERE b.override_reason IS NULL;

SELECT 'session ' || s.id || ' is of another patient than its course'
FROM session AS s LEFT JOIN course AS c ON c.id = s.course WHERE c.patient IS NOT s.patient;

SELECT 'session ' || id || ' stands nowhere' FROM session WHERE lifted IS NOT NULL OR day < 0;

SELECT 'the journal has ' || count (*) || ' rows and ends at ' || max (id) FROM journal HAVING count (*) <> max (id);
SELECT 'integrity: ' || integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok';
SELECT 'foreign key: row ' || rowid || ' of ' || "table" FROM pragma_foreign_key_check;
