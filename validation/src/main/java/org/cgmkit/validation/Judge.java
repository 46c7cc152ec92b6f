package org.cgmkit.validation;

import java.util.List;

/** Has the last word on a resource. Thread-safe. */
@FunctionalInterface
interface Judge {

    /** The findings about a resource, in JSON. */
    List<Finding> judge(String json);
}
