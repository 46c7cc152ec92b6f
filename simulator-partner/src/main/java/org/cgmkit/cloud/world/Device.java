package org.cgmkit.cloud.world;

/**
 * A device of a person.
 *
 * @param id its id, which no two devices share
 * @param maker who made it
 * @param model its model
 * @param name what people call it
 * @param serial its serial number
 */
public record Device(String id, String maker, String model, String name, String serial) {}
