package org.cgmkit.validation.pack;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What HL7's object models of the FHIR versions have in common, so that one reader and one writer serve both.
 *
 * @param <B> the class of everything in the model
 */
interface FhirModel<B> {

    /** A new, empty value of a data type, such as {@code Coding} or {@code markdown}. */
    B create(String type);

    /** A new, empty part of an element that is no data type, at its place, such as a mapping of a definition. */
    B addPart(B element, String name);

    /** Puts a value at its place; where there may be several, after those that there are. */
    void put(B element, String name, B value);

    /** Gives a primitive its value, in the form that it has in JSON. */
    void setText(B primitive, String text);

    /** Calls with the name and the value of each child that is not empty, in the order of the definition. */
    void eachChild(B element, BiConsumer<String, B> child);

    /** The data type to create for a value, or null where it is a part. */
    @Nullable
    String typeOf(B value);

    boolean isPrimitive(B value);

    /** The value of a primitive, or null where it has only extensions. */
    @Nullable
    String text(B primitive);
}
