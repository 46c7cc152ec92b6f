package org.cgmkit.console.page;

import java.net.URI;
import org.cgmkit.console.store.ExchangeBody;
import org.cgmkit.console.store.ExchangeLine;

/** A command for a shell that sends a request again. What strangers sent is quoted, so that the shell takes it for text. */
final class CurlCommand {
    private CurlCommand() {}

    static String of(ExchangeLine line, ExchangeBody body, String address) {
        StringBuilder command = new StringBuilder("curl -X ").append(quoted(line.method()));
        if (body.headers().containsKey("authorization")) {
            command.append(" -H \"Authorization: Bearer $TOKEN\"");
        }
        for (String header : new String[] {"content-type", "accept", "if-none-exist", "prefer"}) {
            String value = body.headers().get(header);
            if (value != null) {
                command.append(" -H ").append(quoted(header + ": " + value));
            }
        }
        if (!body.request().isEmpty()) {
            command.append(" --data-binary @request.txt");
        }
        return command.append(" ").append(quoted(origin(address) + line.path())).toString();
    }

    private static String origin(String address) {
        return address.isEmpty()
                ? ""
                : address.substring(
                        0, address.length() - URI.create(address).getRawPath().length());
    }

    private static String quoted(String text) {
        return "'" + text.replaceAll("\\p{Cntrl}", "").replace("'", "'\\''") + "'";
    }
}
