package io.udaconnect.rest;

/** Each no as the documentation shows it, to the letter as the wire has it. */
final class ProblemExamples {
  static final String BAD_REQUEST =
      """
      {"type":"about:blank","title":"Bad Request","status":400,\
      "detail":"latitude: must be between -90 and 90, not 91.0",\
      "errors":[{"field":"latitude","reason":"must be between -90 and 90, not 91.0"}]}""";

  static final String FORBIDDEN =
      """
      {"type":"about:blank","title":"Forbidden","status":403,\
      "detail":"the Host header must name this machine"}""";

  static final String NOT_FOUND =
      """
      {"type":"about:blank","title":"Not Found","status":404,"detail":"there is no person 5"}""";

  static final String NOT_ACCEPTABLE =
      """
      {"type":"about:blank","title":"Not Acceptable","status":406,\
      "detail":"none of the media types in the Accept header can be had here"}""";

  static final String TOO_LARGE =
      """
      {"type":"about:blank","title":"Request Entity Too Large","status":413,\
      "detail":"the body is longer than 1048576 bytes"}""";

  static final String UNSUPPORTED_MEDIA_TYPE =
      """
      {"type":"about:blank","title":"Unsupported Media Type","status":415,\
      "detail":"the body is of a media type that is not taken here"}""";

  static final String BROKEN =
      """
      {"type":"about:blank","title":"Internal Server Error","status":500,\
      "detail":"something broke here; the log has it under reference \
      7b0c1f6e-6a53-4d5c-9a6f-0d2f5b8c1e44"}""";

  static final String BUSY =
      """
      {"type":"about:blank","title":"Service Unavailable","status":503,\
      "detail":"Kafka did not take it in time"}""";

  private ProblemExamples() {}
}
