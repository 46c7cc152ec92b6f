package org.cgmkit.validation.definitions;

/** A file is not the guide's package that it should be; the message is a sentence for the person who chose it. */
public final class GuidePackageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GuidePackageException(String message) {
        super(message);
    }

    GuidePackageException(String message, Throwable cause) {
        super(message, cause);
    }
}
