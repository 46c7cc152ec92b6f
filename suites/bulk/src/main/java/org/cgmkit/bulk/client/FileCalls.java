package org.cgmkit.bulk.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import org.cgmkit.bulk.config.BulkTarget;
import org.cgmkit.kit.wire.FileDownload;
import org.cgmkit.kit.wire.HttpClients;
import org.cgmkit.kit.wire.Request;
import org.cgmkit.reports.evidence.Header;
import org.cgmkit.reports.evidence.HttpExchange;

/** Fetches files and reads them line by line. Redirects are followed, and the token goes to no other host. */
public final class FileCalls {
    private static final int REDIRECTS = 5;
    private static final int FIRST = 0x1f;
    private static final int SECOND = 0x8b;

    private final BulkTarget target;
    private final FileDownload download;
    private final Supplier<String> token;

    FileCalls(BulkTarget target, HttpClients clients, Consumer<HttpExchange> log, Supplier<String> token) {
        this.target = target;
        this.download = new FileDownload(target.server(), clients, log);
        this.token = token;
    }

    /**
     * Fetches a file of a manifest.
     *
     * @param withToken whether the token is sent
     * @param encoding what is taken: {@code identity} or {@code gzip}
     * @param resources is given each resource
     */
    public FileSurvey fetch(Item item, boolean withToken, String encoding, Consumer<ObjectNode> resources) {
        String url = item.url();
        for (int i = 0; i < REDIRECTS; i++) {
            List<Header> headers = new ArrayList<>();
            headers.add(new Header("Accept", "application/fhir+ndjson"));
            headers.add(new Header("Accept-Encoding", encoding));
            if (withToken && isSameHost(url, item.url())) {
                headers.add(new Header("Authorization", Request.BEARER + " " + token.get()));
            }
            if (isSameHost(url, target.server().url(""))) {
                target.server().headers().forEach((name, value) -> headers.add(new Header(name, value)));
            }
            String[] next = {""};
            FileSurvey seen = download.fetch(url, headers, (head, body) -> {
                if (head.status() / 100 == 3) {
                    next[0] = head.header("Location");
                }
                return survey(item, head, body, resources);
            });
            if (next[0].isEmpty()) {
                return seen;
            }
            url = URI.create(url).resolve(next[0]).toString();
        }
        return new FileSurvey(item, 310, "", "", false, 0, Map.of(), List.of(), true);
    }

    private static boolean isSameHost(String one, String other) {
        return URI.create(one).getAuthority().equals(URI.create(other).getAuthority());
    }

    private static FileSurvey survey(
            Item item, FileDownload.Head head, InputStream body, Consumer<ObjectNode> resources) throws IOException {
        String type = head.header("Content-Type");
        String encoding = head.header("Content-Encoding");
        if (head.status() != 200) {
            body.readNBytes(1 << 16);
            return new FileSurvey(item, head.status(), type, encoding, false, 0, Map.of(), List.of(), true);
        }
        BufferedInputStream buffered = new BufferedInputStream(body);
        buffered.mark(2);
        boolean compressed = buffered.read() == FIRST && buffered.read() == SECOND;
        buffered.reset();
        Map<String, Long> types = new LinkedHashMap<>();
        NdjsonReader reader = new NdjsonReader(resource -> {
            types.merge(resource.path("resourceType").asText(), 1L, Long::sum);
            resources.accept(resource);
        });
        reader.read(compressed ? new GZIPInputStream(buffered) : buffered);
        return new FileSurvey(
                item, head.status(), type, encoding, compressed, reader.lines(), types, reader.bad(), reader.unread());
    }
}
