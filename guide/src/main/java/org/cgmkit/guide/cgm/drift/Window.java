package org.cgmkit.guide.cgm.drift;

import java.util.Optional;
import org.cgmkit.guide.cgm.GuideVersion;

/**
 * A state of the guide that implementers could see, for days or for months.
 *
 * @param id its short name in the data, such as {@code W4}
 * @param title what people call it within a sentence
 * @param release the version that it is, or empty for a state of the continuous build
 * @param closest the version whose profiles come nearest to it
 */
public record Window(String id, String title, Optional<GuideVersion> release, GuideVersion closest) {}
