package org.cgmkit.cli.validate;

import org.cgmkit.guide.FhirGuide;

/**
 * By which guide a file is validated.
 *
 * @param guide the guide, in a version
 * @param reason why, as what follows "taken as stu1: "; empty where it was asked for
 */
record GuideRecognition(FhirGuide guide, String reason) {}
