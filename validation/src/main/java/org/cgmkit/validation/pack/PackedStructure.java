package org.cgmkit.validation.pack;

import java.util.List;
import java.util.function.Supplier;
import org.hl7.fhir.r5.model.Base;
import org.hl7.fhir.r5.model.Property;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.jspecify.annotations.Nullable;

/**
 * A definition whose elements are read when they are first asked for: the validator goes through the names and kinds of
 * all definitions of FHIR, and looks into few. Whatever can show elements has them read first. Thread-safe in that.
 */
final class PackedStructure extends StructureDefinition {
    private static final long serialVersionUID = 1;

    private transient volatile @Nullable Supplier<StructureDefinitionSnapshotComponent> unreadSnapshot;
    private transient volatile @Nullable Supplier<StructureDefinitionDifferentialComponent> unreadDifferential;

    void holdBack(
            Supplier<StructureDefinitionSnapshotComponent> itsSnapshot,
            Supplier<StructureDefinitionDifferentialComponent> itsDifferential) {
        unreadSnapshot = itsSnapshot;
        unreadDifferential = itsDifferential;
    }

    private void readSnapshot() {
        if (unreadSnapshot != null) {
            synchronized (this) {
                Supplier<StructureDefinitionSnapshotComponent> unread = unreadSnapshot;
                if (unread != null) {
                    snapshot = unread.get();
                    unreadSnapshot = null;
                }
            }
        }
    }

    private void readDifferential() {
        if (unreadDifferential != null) {
            synchronized (this) {
                Supplier<StructureDefinitionDifferentialComponent> unread = unreadDifferential;
                if (unread != null) {
                    differential = unread.get();
                    unreadDifferential = null;
                }
            }
        }
    }

    private void read() {
        readSnapshot();
        readDifferential();
    }

    @Override
    public StructureDefinitionSnapshotComponent getSnapshot() {
        readSnapshot();
        return super.getSnapshot();
    }

    @Override
    public boolean hasSnapshot() {
        readSnapshot();
        return super.hasSnapshot();
    }

    @Override
    public StructureDefinition setSnapshot(StructureDefinitionSnapshotComponent value) {
        readSnapshot();
        return super.setSnapshot(value);
    }

    @Override
    public StructureDefinitionDifferentialComponent getDifferential() {
        readDifferential();
        return super.getDifferential();
    }

    @Override
    public boolean hasDifferential() {
        readDifferential();
        return super.hasDifferential();
    }

    @Override
    public StructureDefinition setDifferential(StructureDefinitionDifferentialComponent value) {
        readDifferential();
        return super.setDifferential(value);
    }

    @Override
    protected void listChildren(List<Property> children) {
        read();
        super.listChildren(children);
    }

    @Override
    public Property getNamedProperty(int hash, String name, boolean checkValid) {
        read();
        return super.getNamedProperty(hash, name, checkValid);
    }

    @Override
    public Base[] getProperty(int hash, String name, boolean checkValid) {
        read();
        return super.getProperty(hash, name, checkValid);
    }

    @Override
    public Base makeProperty(int hash, String name) {
        read();
        return super.makeProperty(hash, name);
    }

    @Override
    public void copyValues(StructureDefinition copy) {
        read();
        super.copyValues(copy);
    }

    @Override
    public boolean equalsDeep(Base other) {
        read();
        if (other instanceof PackedStructure packed) {
            packed.read();
        }
        return super.equalsDeep(other);
    }
}
