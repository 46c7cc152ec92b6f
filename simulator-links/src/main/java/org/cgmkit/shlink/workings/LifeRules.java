package org.cgmkit.shlink.workings;

/**
 * When a link ends by itself or by its sharer.
 *
 * @param expires whether it ends at the time that was chosen
 * @param revokes whether it ends when the sharer takes it back
 */
public record LifeRules(boolean expires, boolean revokes) {

    /** As the text asks. */
    public static LifeRules sound() {
        return new LifeRules(true, true);
    }
}
