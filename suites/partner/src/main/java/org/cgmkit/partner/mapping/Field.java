package org.cgmkit.partner.mapping;

import java.util.Arrays;
import java.util.Optional;

/** The fields of canonical records (partner guide, "Device Data Model"). */
public enum Field {
    /** What it is. */
    TYPE("type", false),
    /** The partner's own id. */
    ID("id", false),
    /** When it was recorded. */
    TIME("time", true),
    /** What the device's clock showed. */
    DEVICE_TIME("deviceTime", true),
    /** The device's zone. */
    TIMEZONE("timezone", false),
    /** The device's id. */
    DEVICE_ID("deviceId", false),
    /** The device's model. */
    DEVICE_MODEL("deviceModel", false),
    /** Who made the device. */
    DEVICE_MANUFACTURER("deviceManufacturer", false),
    /** What people call the device. */
    DEVICE_NAME("deviceName", false),
    /** The device's serial number. */
    DEVICE_SERIAL_NUMBER("deviceSerialNumber", false),
    /** The unit of the value. */
    UNITS("units", false),
    /** The value. */
    VALUE("value", false),
    /** Whether the value is too low or too high to measure. */
    OUT_OF_RANGE("outOfRange", false),
    /** The trend. */
    TREND("trend", false),
    /** How fast the value changes, per minute. */
    TREND_RATE("trendRate", false),
    /** The unit of that. */
    TREND_RATE_UNITS("trendRateUnits", false),
    /** The time between readings, in milliseconds. */
    SAMPLE_INTERVAL("sampleInterval", false),
    /** Whether the sensor delivered it later. */
    BACKFILLED("backfilled", false),
    /** How insulin was delivered. */
    DELIVERY_TYPE("deliveryType", false),
    /** How long it took, in milliseconds. */
    DURATION("duration", false),
    /** How long it was meant to take, in milliseconds. */
    EXPECTED_DURATION("expectedDuration", false),
    /** The rate in U/h. */
    RATE("rate", false),
    /** What was delivered at once, in U. */
    NORMAL("normal", false),
    /** What was asked for. */
    EXPECTED_NORMAL("expectedNormal", false),
    /** What was delivered over time, in U. */
    EXTENDED("extended", false),
    /** What was asked for. */
    EXPECTED_EXTENDED("expectedExtended", false),
    /** When the partner last changed it. */
    CHANGED("changed", true),
    /** Whether it was deleted. */
    GONE("gone", false),
    /** How far data reach. */
    UNTIL("until", true);

    private final String id;
    private final boolean time;

    Field(String id, boolean time) {
        this.id = id;
        this.time = time;
    }

    /** Its name in mapping files. */
    public String id() {
        return id;
    }

    /** Whether it is a time. */
    public boolean isTime() {
        return time;
    }

    /** The field of that name, or empty. */
    public static Optional<Field> find(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}
