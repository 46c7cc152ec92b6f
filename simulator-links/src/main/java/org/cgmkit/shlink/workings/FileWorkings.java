package org.cgmkit.shlink.workings;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * The seams at which files are made and handed out.
 *
 * @param content what becomes of a resource before it is shared
 * @param text what becomes of its JSON text
 * @param sealing encrypts
 * @param obeysLimit whether the receiver's limit of embedded files is obeyed
 * @param location what becomes of a location's address, given the key of the link
 * @param manifest what becomes of a manifest
 */
public record FileWorkings(
        ContentStep content,
        UnaryOperator<String> text,
        Sealing sealing,
        boolean obeysLimit,
        BinaryOperator<String> location,
        UnaryOperator<ObjectNode> manifest) {

    /** Of a sound creator. */
    static FileWorkings sound() {
        return new FileWorkings(
                (resource, delivery) -> resource,
                UnaryOperator.identity(),
                Sealing.sound(),
                true,
                (address, key) -> address,
                UnaryOperator.identity());
    }

    /** The same with another one of these. */
    FileWorkings content(ContentStep other) {
        return new FileWorkings(other, text, sealing, obeysLimit, location, manifest);
    }

    /** The same with another one of these. */
    FileWorkings text(UnaryOperator<String> other) {
        return new FileWorkings(content, other, sealing, obeysLimit, location, manifest);
    }

    /** The same with another one of these. */
    FileWorkings sealing(Sealing other) {
        return new FileWorkings(content, text, other, obeysLimit, location, manifest);
    }

    /** The same with another one of these. */
    FileWorkings obeysLimit(boolean other) {
        return new FileWorkings(content, text, sealing, other, location, manifest);
    }

    /** The same with another one of these. */
    FileWorkings location(BinaryOperator<String> other) {
        return new FileWorkings(content, text, sealing, obeysLimit, other, manifest);
    }

    /** The same with another one of these. */
    FileWorkings manifest(UnaryOperator<ObjectNode> other) {
        return new FileWorkings(content, text, sealing, obeysLimit, location, other);
    }
}
