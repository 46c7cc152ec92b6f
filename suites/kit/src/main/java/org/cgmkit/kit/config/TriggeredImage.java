package org.cgmkit.kit.config;

/**
 * An app that is started from an image.
 *
 * @param image the image
 * @param trigger how it is brought to submit
 */
public record TriggeredImage(ContainerImage image, ImageTrigger trigger) {}
