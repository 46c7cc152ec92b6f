package org.cgmkit.suites.setup;

/**
 * A data submitter that is started from an image.
 *
 * @param image the image
 * @param trigger how it is brought to submit
 */
public record SubmitterImage(Image image, ImageTrigger trigger) {}
