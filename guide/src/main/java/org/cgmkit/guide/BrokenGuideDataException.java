package org.cgmkit.guide;

/**
 * The data that the kit holds of the guide are not as they have to be. The message names the file and the entry, what
 * was found and what was expected. A fault of the kit, never of whoever uses it.
 */
public final class BrokenGuideDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenGuideDataException(String message) {
        super(message);
    }

    BrokenGuideDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
