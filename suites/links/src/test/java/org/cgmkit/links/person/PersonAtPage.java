package org.cgmkit.links.person;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cgmkit.shlink.receiver.Receiver;

/** Somebody who does what the page says with a simulated receiver, until interrupted. */
final class PersonAtPage implements AutoCloseable {
    private static final Pattern TASK = Pattern.compile("name=\"task\" value=\"(\\d+)\"");
    private static final Pattern LINK = Pattern.compile("<textarea readonly>([^<]+)</textarea>");
    private static final Pattern CODE = Pattern.compile("src=\"data:image/png;base64,([^\"]+)\"");
    private static final Pattern CHOICE = Pattern.compile("name=\"(s\\d+)\" value=\"1\"> ([^<]+)</label>");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI page;
    private final Receiver receiver;
    private final Predicate<String> sees;
    private final Thread hands;

    /**
     * Begins.
     *
     * @param sees whether the person ticks a caption
     */
    PersonAtPage(String address, Receiver receiver, Predicate<String> sees) {
        this.page = URI.create(address);
        this.receiver = receiver;
        this.sees = sees;
        this.hands = Thread.ofVirtual().start(this::work);
    }

    private void work() {
        try {
            while (true) {
                String html = http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString())
                        .body();
                Matcher task = TASK.matcher(html);
                if (task.find()) {
                    answer(html, task.group(1));
                } else {
                    Thread.sleep(20);
                }
            }
        } catch (IOException | InterruptedException e) {
            // The run is over.
        }
    }

    private void answer(String html, String task) throws IOException, InterruptedException {
        StringBuilder form = new StringBuilder("task=" + task + "&done=yes");
        Matcher link = LINK.matcher(html);
        Matcher code = CODE.matcher(html);
        if (link.find()) {
            receiver.open(link.group(1), "");
        } else if (code.find()) {
            receiver.scan(Base64.getDecoder().decode(code.group(1)));
        }
        Matcher choice = CHOICE.matcher(html);
        while (choice.find()) {
            if (sees.test(choice.group(2))) {
                form.append('&').append(choice.group(1)).append("=1");
            }
        }
        http.send(
                HttpRequest.newBuilder(page)
                        .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                        .build(),
                BodyHandlers.discarding());
    }

    @Override
    public void close() {
        hands.interrupt();
        http.shutdownNow();
    }
}
