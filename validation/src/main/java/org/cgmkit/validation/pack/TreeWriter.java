package org.cgmkit.validation.pack;

import java.util.Set;

/**
 * Writes the children of an element, each as: the number of its name; the number of its data type, or 0 for a part; for a
 * primitive, the number of its text, or 0 for none; its own children. All numbers are one more than those of the strings;
 * a 0 in place of a name ends the children.
 */
final class TreeWriter<B> {
    private final FhirModel<B> model;
    private final StringTableWriter strings;

    TreeWriter(FhirModel<B> model, StringTableWriter strings) {
        this.model = model;
        this.strings = strings;
    }

    /**
     * All children of an element but those with some names.
     *
     * @param without names to leave out; those of children deeper down do not count
     */
    byte[] children(B element, Set<String> without) {
        PackOutput out = new PackOutput();
        write(element, without, out);
        return out.toArray();
    }

    private void write(B element, Set<String> without, PackOutput out) {
        model.eachChild(element, (name, value) -> {
            if (!without.contains(name)) {
                write(name, value, out);
            }
        });
        out.number(0);
    }

    private void write(String name, B value, PackOutput out) {
        out.number(strings.numberOf(name) + 1);
        String type = model.typeOf(value);
        out.number(type == null ? 0 : strings.numberOf(type) + 1);
        if (model.isPrimitive(value)) {
            String text = model.text(value);
            out.number(text == null ? 0 : strings.numberOf(text) + 1);
        }
        write(value, Set.of(), out);
    }
}
