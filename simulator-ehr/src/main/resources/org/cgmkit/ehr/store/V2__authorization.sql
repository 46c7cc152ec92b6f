-- What the authorization server of a sandbox has to remember. Secrets and tokens are there as SHA-256 only; times are
-- milliseconds since 1970.
CREATE TABLE smart_client (
    data_set BIGINT NOT NULL REFERENCES data_set (id) ON DELETE CASCADE,
    id VARCHAR(64) NOT NULL,
    redirect_uris TEXT NOT NULL,
    scopes TEXT NOT NULL,
    jwks TEXT,
    jwks_url TEXT,
    secret_hash VARCHAR(64),
    PRIMARY KEY (data_set, id)
);

-- What somebody allowed a client once; "refresh" is the hash of the one refresh token that counts.
CREATE TABLE smart_grant (
    id VARCHAR(64) NOT NULL PRIMARY KEY,
    data_set BIGINT NOT NULL REFERENCES data_set (id) ON DELETE CASCADE,
    client TEXT NOT NULL,
    scopes TEXT NOT NULL,
    patient VARCHAR(64),
    refresh VARCHAR(64),
    refresh_ends BIGINT,
    revoked BOOLEAN NOT NULL,
    forget BIGINT
);
CREATE INDEX smart_grant_by_age ON smart_grant (data_set, forget);

-- All refresh tokens of a grant, the spent ones too.
CREATE TABLE smart_refresh (
    data_set BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    grant_id VARCHAR(64) NOT NULL REFERENCES smart_grant (id) ON DELETE CASCADE,
    PRIMARY KEY (data_set, hash)
);
CREATE INDEX smart_refresh_by_grant ON smart_refresh (grant_id);

CREATE TABLE smart_token (
    data_set BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    grant_id VARCHAR(64) NOT NULL REFERENCES smart_grant (id) ON DELETE CASCADE,
    scopes TEXT NOT NULL,
    issued BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    PRIMARY KEY (data_set, hash)
);
CREATE INDEX smart_token_by_grant ON smart_token (grant_id);

CREATE TABLE smart_code (
    data_set BIGINT NOT NULL,
    hash VARCHAR(64) NOT NULL,
    grant_id VARCHAR(64) NOT NULL REFERENCES smart_grant (id) ON DELETE CASCADE,
    redirect_uri TEXT NOT NULL,
    challenge VARCHAR(64) NOT NULL,
    nonce TEXT,
    ends BIGINT NOT NULL,
    used BOOLEAN NOT NULL,
    PRIMARY KEY (data_set, hash)
);
CREATE INDEX smart_code_by_grant ON smart_code (grant_id);

CREATE TABLE smart_launch (
    data_set BIGINT NOT NULL REFERENCES data_set (id) ON DELETE CASCADE,
    hash VARCHAR(64) NOT NULL,
    patient VARCHAR(64) NOT NULL,
    ends BIGINT NOT NULL,
    PRIMARY KEY (data_set, hash)
);

CREATE TABLE used_assertion (
    data_set BIGINT NOT NULL REFERENCES data_set (id) ON DELETE CASCADE,
    hash VARCHAR(64) NOT NULL,
    ends BIGINT NOT NULL,
    PRIMARY KEY (data_set, hash)
);
