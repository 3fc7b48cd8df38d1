package io.udaconnect.rest;

/** What the documentation shows, to the letter as the wire has it: Ada and Bob at noon. */
final class Examples {
  static final String ID = "1";
  static final String DAY = "2026-03-14";
  static final String LOCATION_ID = "AQAC7_l-ZxAA";

  static final String PROFILE =
      """
      {"first_name":"Ada","last_name":"Lovelace","company_name":"Analytical Engines"}""";

  static final String PERSON =
      """
      {"id":1,"first_name":"Ada","last_name":"Lovelace","company_name":"Analytical Engines"}""";

  private static final String OTHER =
      """
      {"id":2,"first_name":"Bob","last_name":"Noyce","company_name":"Fairchild"}""";

  static final String PERSONS = "[" + PERSON + "," + OTHER + "]";

  static final String NEW_LOCATION =
      """
      {"person_id":1,"latitude":48.8584,"longitude":2.2945,"creation_time":"2026-03-14T12:00:00Z"}""";

  static final String NEW_LOCATIONS =
      "["
          + NEW_LOCATION
          + """
          ,{"person_id":2,"latitude":48.8584,"longitude":2.29456,"creation_time":"2026-03-14T12:00:30Z"}]""";

  static final String ALL_TAKEN_IN =
      """
      {"accepted":2,"refused":[]}""";

  static final String SOME_TAKEN_IN =
      """
      {"accepted":1,"refused":[{"index":1,"field":"latitude",\
      "reason":"must be between -90 and 90, not 91.0"}]}""";

  static final String LOCATION =
      """
      {"id":"AQAC7_l-ZxAA","person_id":1,"latitude":48.8584,"longitude":2.2945,\
      "creation_time":"2026-03-14T12:00:00Z"}""";

  static final String LOCATIONS = "[" + LOCATION + "]";

  static final String LOCATION_LINES = LOCATION + "\n";

  static final String LOCATION_FEATURES =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature",\
      "geometry":{"type":"Point","coordinates":[2.2945,48.8584]},\
      "properties":{"id":"AQAC7_l-ZxAA","person_id":1,"creation_time":"2026-03-14T12:00:00Z"}}]}""";

  static final String TRACK =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <gpx version="1.1" creator="UdaConnect" xmlns="http://www.topografix.com/GPX/1/1">
      <trk><trkseg>
      <trkpt lat="48.8584" lon="2.2945"><time>2026-03-14T12:00:00Z</time></trkpt>
      </trkseg></trk>
      </gpx>
      """;

  private static final String HIS_LOCATION =
      """
      {"id":"AgAC7_mAMNOA","person_id":2,"latitude":48.8584,"longitude":2.29456,\
      "creation_time":"2026-03-14T12:00:30Z"}""";

  private static final String NEAR =
      """
      "distance":4.40274,"own_time":"2026-03-14T12:00:00Z"}""";

  private static final String CONNECTION =
      "{\"person\":" + OTHER + ",\"location\":" + HIS_LOCATION + "," + NEAR;

  static final String CONNECTIONS = "[" + CONNECTION + "]";

  static final String CONNECTION_LINES = CONNECTION + "\n";

  static final String CONNECTION_FEATURES =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature",\
      "geometry":{"type":"Point","coordinates":[2.29456,48.8584]},\
      "properties":{"person":"""
          + OTHER
          + """
          ,"id":"AgAC7_mAMNOA","creation_time":"2026-03-14T12:00:30Z","""
          + NEAR
          + "}]}";

  private static final String WHILE =
      """
      "from":"2026-03-14T12:00:00Z","to":"2026-03-14T12:00:30Z","duration":"PT30S",\
      "closest":4.40274,"points":2""";

  private static final String PLACE =
      """
      ,"latitude":48.8584,"longitude":2.29453}""";

  private static final String BOB_FOR_A_WHILE = "{\"person\":" + OTHER + "," + WHILE;

  static final String ENCOUNTERS = "[" + BOB_FOR_A_WHILE + PLACE + "]";

  static final String ENCOUNTER_LINES = BOB_FOR_A_WHILE + PLACE + "\n";

  private static final String FEATURE_AT_PLACE =
      """
      {"type":"FeatureCollection","features":[{"type":"Feature",\
      "geometry":{"type":"Point","coordinates":[2.29453,48.8584]},"properties":""";

  static final String ENCOUNTER_FEATURES = FEATURE_AT_PLACE + BOB_FOR_A_WHILE + "}}]}";

  private static final String TWO_FOR_A_WHILE =
      "{\"person\":" + PERSON + ",\"other\":" + OTHER + "," + WHILE;

  static final String EVENT = "[" + TWO_FOR_A_WHILE + PLACE + "]";

  static final String EVENT_LINES = TWO_FOR_A_WHILE + PLACE + "\n";

  static final String EVENT_FEATURES = FEATURE_AT_PLACE + TWO_FOR_A_WHILE + "}}]}";

  private static final String PERSON_MET =
      "{\"person\":"
          + OTHER
          + """
          ,"first":"2026-03-14T12:00:00Z","last":"2026-03-14T12:00:30Z","times":1,\
          "duration":"PT30S","closest":4.40274}""";

  static final String PEOPLE_MET = "[" + PERSON_MET + "]";

  static final String PERSON_MET_LINES = PERSON_MET + "\n";

  private Examples() {}
}
