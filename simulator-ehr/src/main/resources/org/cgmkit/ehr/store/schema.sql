-- Within what H2 and PostgreSQL share.
CREATE TABLE IF NOT EXISTS sandbox (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    settings TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS resource (
    sandbox VARCHAR(64) NOT NULL,
    type VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    version INTEGER NOT NULL,
    patient VARCHAR(64),
    arrival BIGINT NOT NULL,
    updated BIGINT NOT NULL,
    time_from BIGINT,
    time_to BIGINT,
    submitted BOOLEAN NOT NULL,
    fingerprint VARCHAR(64) NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sandbox, type, id)
);
CREATE INDEX IF NOT EXISTS resource_by_patient ON resource (sandbox, type, patient, arrival);
CREATE INDEX IF NOT EXISTS resource_by_fingerprint ON resource (sandbox, fingerprint);
CREATE TABLE IF NOT EXISTS term (
    sandbox VARCHAR(64) NOT NULL,
    type VARCHAR(64) NOT NULL,
    id VARCHAR(64) NOT NULL,
    parameter VARCHAR(32) NOT NULL,
    system VARCHAR(1024) NOT NULL,
    code VARCHAR(1024) NOT NULL
);
CREATE INDEX IF NOT EXISTS term_by_code ON term (sandbox, type, parameter, code);
CREATE INDEX IF NOT EXISTS term_by_resource ON term (sandbox, type, id);
