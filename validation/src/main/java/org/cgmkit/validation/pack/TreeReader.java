package org.cgmkit.validation.pack;

/** Reads what {@link TreeWriter} wrote. */
final class TreeReader<B> {
    private final FhirModel<B> model;
    private final StringTableReader strings;

    TreeReader(FhirModel<B> model, StringTableReader strings) {
        this.model = model;
        this.strings = strings;
    }

    /** Reads children into an element that has none yet. */
    void children(B element, PackInput from) {
        for (int name = from.number(); name != 0; name = from.number()) {
            child(element, strings.get(name - 1), from);
        }
    }

    private void child(B element, String name, PackInput from) {
        int type = from.number();
        if (type == 0) {
            children(model.addPart(element, name), from);
            return;
        }
        B value = model.create(strings.get(type - 1));
        if (model.isPrimitive(value)) {
            int text = from.number();
            if (text > 0) {
                model.setText(value, strings.get(text - 1));
            }
        }
        children(value, from);
        model.put(element, name, value);
    }
}
