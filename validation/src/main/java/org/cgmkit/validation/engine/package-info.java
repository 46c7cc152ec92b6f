/** HL7's validator as HAPI brings it, over packed definitions: the one package that runs it. */
@NullMarked
package org.cgmkit.validation.engine;

import org.jspecify.annotations.NullMarked;
