package org.cgmkit.validation.parts;

import java.util.List;
import org.cgmkit.validation.finding.Finding;

/** Has the last word on a resource. Thread-safe. */
@FunctionalInterface
public interface ResourceJudge {

    /** The findings about a resource, in JSON. */
    List<Finding> judge(String json);
}
