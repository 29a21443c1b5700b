-- The clinic's own video about the treatment. Never edited after release: later versions are later files.

-- A file in the folder "videos" beside the database, by the SHA-256 of what is in it and a suffix; '' = there is none.
ALTER TABLE clinic ADD COLUMN video TEXT NOT NULL DEFAULT ''
  CONSTRAINT clinic_video CHECK (video = '' OR (length (video) > 65 AND substr (video, 1, 64) NOT GLOB '*[^0-9a-f]*'
                                                AND substr (video, 65) NOT GLOB '*[^0-9a-z.]*'));
-- What the file was called that it was copied from.
ALTER TABLE clinic ADD COLUMN video_name TEXT NOT NULL DEFAULT ''
  CONSTRAINT clinic_video_named CHECK ((video = '') = (video_name = ''));

-- Which video the program itself showed before a consent was signed, and when it began; '' = it was shown elsewhere, or not.
ALTER TABLE consent ADD COLUMN video_sha256 TEXT NOT NULL DEFAULT ''
  CONSTRAINT consent_video CHECK (video_sha256 = '' OR (video = 1 AND length (video_sha256) = 64
                                                         AND video_sha256 NOT GLOB '*[^0-9a-f]*'));
ALTER TABLE consent ADD COLUMN video_at INTEGER
  CONSTRAINT consent_video_at CHECK ((video_at IS NULL) = (video_sha256 = ''));
