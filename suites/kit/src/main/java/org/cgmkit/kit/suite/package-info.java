/** What a suite is to those who run it: a role with its checks, what it needs to be told, and how its run begins. */
@NullMarked
package org.cgmkit.kit.suite;

import org.jspecify.annotations.NullMarked;
