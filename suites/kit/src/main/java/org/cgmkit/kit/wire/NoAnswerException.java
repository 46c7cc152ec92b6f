package org.cgmkit.kit.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** A request got no answer: the network's or the target's fault, told in a sentence; never a verdict. */
public sealed class NoAnswerException extends RuntimeException permits AnswerTooLongException {
    private final String why;

    NoAnswerException(String why, Throwable cause) {
        super(why, cause);
        this.why = why;
    }

    /** The reason, in a sentence. */
    public String why() {
        return why;
    }

    static NoAnswerException because(Throwable failure, String method, String url, Duration waited) {
        String asked = method + " " + url;
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            root = cause;
            if (cause instanceof SSLException) {
                break; // What lies under it is in the words of certificate paths, which say less.
            }
        }
        if (root instanceof LongestAnswer.Exceeded) {
            return new AnswerTooLongException(root.getMessage() + " (" + asked + ").", failure);
        }
        return new NoAnswerException(sentence(root, asked, url, seconds(waited)), failure);
    }

    private static String sentence(Throwable root, String asked, String url, String waited) {
        // HttpClient tells the two kinds of time-out apart only by its words.
        if (root instanceof SocketTimeoutException
                && !String.valueOf(root.getMessage()).contains("onnect")) {
            return "The target took the request but did not answer " + asked + " within " + waited + ".";
        }
        return switch (root) {
            case UnknownHostException e ->
                "The name in " + url + " is not known: look for a typing error, or whether this machine can look up "
                        + "names (" + asked + ").";
            case NoRouteToHostException e -> "There is no way from this machine to " + url + " (" + asked + ").";
            case ConnectException e ->
                "Nothing listens at " + url + ": the connection was refused. Is the server running, and is the port "
                        + "right (" + asked + ")?";
            case SocketTimeoutException e -> "No connection to " + url + " came about in time (" + asked + ").";
            case SSLException e ->
                "No trusted TLS connection to " + url + " came about: " + e.getMessage() + " (" + asked
                        + "). Where its certificate comes from an authority of your own, name that with --ca FILE; where it"
                        + " wants a client certificate, say so under 'tls' in a target file.";
            case SocketException e ->
                "The connection broke while waiting for the answer to " + asked + ": " + e.getMessage() + ".";
            default ->
                "The target closed the connection without a readable answer to " + asked + ": " + root.getMessage()
                        + ".";
        };
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0 ? duration.toSeconds() + " s" : duration.toMillis() + " ms";
    }
}
