package org.cgmkit.console.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The traffic of the sandboxes: the newest {@value #KEPT} exchanges of each. */
public final class ExchangeTable {
    /** How many exchanges of a sandbox are kept. */
    public static final int KEPT = 1000;

    private static final String COLUMNS =
            "SELECT number, id, team, sandbox, came, method, path, status, took, kind, entries, taken FROM exchange ";
    private static final int LONGEST_PATH = 4000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Jdbi jdbi;

    ExchangeTable(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps exchanges, and answers their lines with the numbers that they got. Those of sandboxes that are gone are left out. */
    public List<ExchangeLine> add(List<ExchangeDraft> drafts) {
        return jdbi.inTransaction(h -> {
            List<ExchangeLine> kept = new ArrayList<>();
            PreparedBatch bodies = h.prepareBatch(
                    "INSERT INTO exchange_body (exchange, team, headers, request, answer) VALUES (?, ?, ?, ?, ?)");
            for (ExchangeDraft draft : drafts) {
                if (!isThere(h, draft.line())) {
                    continue;
                }
                kept.add(insert(h, draft.line()));
                bodies.add(
                        draft.line().id(),
                        draft.line().team(),
                        json(draft.body().headers()),
                        compressed(draft.body().request()),
                        compressed(draft.body().answer()));
            }
            if (bodies.size() > 0) {
                bodies.execute();
            }
            return kept;
        });
    }

    /** Locks the sandbox against being deleted meanwhile. */
    private static boolean isThere(Handle handle, ExchangeLine line) {
        return handle.createQuery("SELECT id FROM sandbox WHERE team = :team AND id = :sandbox FOR UPDATE")
                .bind("team", line.team())
                .bind("sandbox", line.sandbox())
                .mapTo(String.class)
                .findOne()
                .isPresent();
    }

    private static ExchangeLine insert(Handle handle, ExchangeLine line) {
        String path = line.path().length() > LONGEST_PATH ? line.path().substring(0, LONGEST_PATH) : line.path();
        long number = handle.createUpdate(
                        "INSERT INTO exchange (id, team, sandbox, came, method, path, status, took, kind,"
                                + " entries, taken) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .bind(0, line.id())
                .bind(1, line.team())
                .bind(2, line.sandbox())
                .bind(3, line.came().toEpochMilli())
                .bind(4, line.method())
                .bind(5, path)
                .bind(6, line.status())
                .bind(7, line.tookMillis())
                .bind(8, line.kind())
                .bind(9, line.entries())
                .bind(10, line.taken())
                .executeAndReturnGeneratedKeys("number")
                .mapTo(Long.class)
                .one();
        return new ExchangeLine(
                number,
                line.id(),
                line.team(),
                line.sandbox(),
                line.came(),
                line.method(),
                path,
                line.status(),
                line.tookMillis(),
                line.kind(),
                line.entries(),
                line.taken());
    }

    /** Forgets the oldest exchanges of a sandbox where there are more than are kept. */
    public void trim(SandboxRow sandbox) {
        jdbi.useTransaction(h -> {
            Optional<Long> oldest = h.createQuery(
                            "SELECT number FROM exchange WHERE team = :team AND sandbox = :sandbox"
                                    + " ORDER BY number DESC LIMIT 1 OFFSET " + (KEPT - 1))
                    .bind("team", sandbox.team())
                    .bind("sandbox", sandbox.id())
                    .mapTo(Long.class)
                    .findOne();
            if (oldest.isPresent()) {
                h.execute(
                        "DELETE FROM exchange_body WHERE team = ? AND exchange IN"
                                + " (SELECT id FROM exchange WHERE team = ? AND sandbox = ? AND number < ?)",
                        sandbox.team(),
                        sandbox.team(),
                        sandbox.id(),
                        oldest.get());
                h.execute(
                        "DELETE FROM exchange WHERE team = ? AND sandbox = ? AND number < ?",
                        sandbox.team(),
                        sandbox.id(),
                        oldest.get());
            }
        });
    }

    /** Forgets the traffic of a sandbox. */
    public void clear(SandboxRow sandbox) {
        jdbi.useTransaction(h -> deleteAll(h, sandbox));
    }

    static void deleteAll(Handle handle, SandboxRow sandbox) {
        handle.execute(
                "DELETE FROM exchange_body WHERE team = ? AND exchange IN"
                        + " (SELECT id FROM exchange WHERE team = ? AND sandbox = ?)",
                sandbox.team(),
                sandbox.team(),
                sandbox.id());
        handle.execute("DELETE FROM exchange WHERE team = ? AND sandbox = ?", sandbox.team(), sandbox.id());
    }

    /** The newest exchanges of a sandbox that a list shows, newest first. */
    public List<ExchangeLine> newest(SandboxRow sandbox, ExchangeFilter filter, int most) {
        return jdbi.withHandle(h -> h
                .createQuery(COLUMNS + "WHERE team = :team AND sandbox = :sandbox ORDER BY number DESC LIMIT " + KEPT)
                .bind("team", sandbox.team())
                .bind("sandbox", sandbox.id())
                .map((row, context) -> line(row))
                .stream()
                .filter(filter::shows)
                .limit(most)
                .toList());
    }

    /** The exchanges of a sandbox with a higher number, oldest first. */
    public List<ExchangeLine> after(SandboxRow sandbox, long number, int most) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS
                        + "WHERE team = :team AND sandbox = :sandbox AND number > :number ORDER BY number LIMIT "
                        + most)
                .bind("team", sandbox.team())
                .bind("sandbox", sandbox.id())
                .bind("number", number)
                .map((row, context) -> line(row))
                .list());
    }

    /** How many exchanges of a sandbox are kept. */
    public int count(SandboxRow sandbox) {
        return jdbi.withHandle(
                h -> h.createQuery("SELECT COUNT(*) FROM exchange WHERE team = :team AND sandbox = :sandbox")
                        .bind("team", sandbox.team())
                        .bind("sandbox", sandbox.id())
                        .mapTo(Integer.class)
                        .one());
    }

    /** The exchange of a team with that id, or empty: also where it is another team's. */
    public Optional<ExchangeLine> find(Team team, String id) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + "WHERE team = :team AND id = :id")
                .bind("team", team.id())
                .bind("id", id)
                .map((row, context) -> line(row))
                .findOne());
    }

    /** The exchange of the same sandbox next to one, older or newer, or empty. */
    public Optional<ExchangeLine> beside(ExchangeLine line, boolean older) {
        return jdbi.withHandle(h -> h.createQuery(COLUMNS + "WHERE team = :team AND sandbox = :sandbox AND number "
                        + (older ? "< :number ORDER BY number DESC" : "> :number ORDER BY number") + " LIMIT 1")
                .bind("team", line.team())
                .bind("sandbox", line.sandbox())
                .bind("number", line.number())
                .map((row, context) -> line(row))
                .findOne());
    }

    /** What went over the wire in an exchange. */
    public ExchangeBody body(ExchangeLine line) {
        return jdbi.withHandle(h -> h.createQuery(
                        "SELECT headers, request, answer FROM exchange_body WHERE team = :team AND exchange = :id")
                .bind("team", line.team())
                .bind("id", line.id())
                .map((row, context) -> body(row))
                .one());
    }

    private static ExchangeBody body(ResultSet row) throws SQLException {
        try {
            return new ExchangeBody(
                    JSON.readValue(row.getString("headers"), new TypeReference<Map<String, String>>() {}),
                    plain(row.getBytes("request")),
                    plain(row.getBytes("answer")));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ExchangeLine line(ResultSet row) throws SQLException {
        return new ExchangeLine(
                row.getLong("number"),
                row.getString("id"),
                row.getString("team"),
                row.getString("sandbox"),
                Instant.ofEpochMilli(row.getLong("came")),
                row.getString("method"),
                row.getString("path"),
                row.getInt("status"),
                row.getLong("took"),
                row.getString("kind"),
                row.getInt("entries"),
                row.getInt("taken"));
    }

    private static String json(Map<String, String> headers) {
        try {
            return JSON.writeValueAsString(headers);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compressed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String plain(byte[] compressed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
