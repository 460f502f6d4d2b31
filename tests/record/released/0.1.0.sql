BEGIN TRANSACTION;
CREATE TABLE accounts (
	account INTEGER NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	PRIMARY KEY (account)
);
INSERT INTO "accounts" VALUES(1,'104721705f6e92aa2b140a849d9b1c0b40b3a90dce0d801d0bae0d0976973a09');
CREATE TABLE claim_parties (
	claim_id TEXT NOT NULL, 
	slot VARCHAR(8) NOT NULL, 
	rank INTEGER NOT NULL, 
	party_id TEXT, 
	name_folded TEXT NOT NULL, 
	PRIMARY KEY (claim_id, slot, rank), 
	FOREIGN KEY(claim_id) REFERENCES claims (claim_id)
);
INSERT INTO "claim_parties" VALUES('c3cec96d0238f9b1b','actor',0,'syria_government','government of syria');
INSERT INTO "claim_parties" VALUES('ce26cf573752b2fa2','actor',0,'islamic_state','islamic state');
CREATE VIRTUAL TABLE claim_words USING fts5(claim_id UNINDEXED, words, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO "claim_words" VALUES('c3cec96d0238f9b1b','Syrian forces took Deir Ezzor · Government of Syria · Deir ez-Zor');
INSERT INTO "claim_words" VALUES('ce26cf573752b2fa2','took Deir Ezzor back · Islamic State · Deir ez-Zor');
CREATE TABLE claims (
	claim_id TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	reading_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	type VARCHAR(32) NOT NULL, 
	status VARCHAR(16) NOT NULL, 
	reader TEXT NOT NULL, 
	published DATE, 
	confidence FLOAT NOT NULL, 
	place_name TEXT, 
	place_folded TEXT, 
	gazetteer_id TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	start_day DATE, 
	end_day DATE, 
	quote_start INTEGER NOT NULL, 
	form TEXT NOT NULL, 
	PRIMARY KEY (claim_id), 
	FOREIGN KEY(document_id) REFERENCES reports (document_id), 
	FOREIGN KEY(reading_id) REFERENCES readings (reading_id)
);
INSERT INTO "claims" VALUES('c3cec96d0238f9b1b','d1',1,'event','capture','asserted','made 1','2017-11-05',0.8,'Deir ez-Zor','deir ez-zor','gn:170794',35.3359,40.1408,'2017-11-03','2017-11-03',0,'{"claim_id":"c3cec96d0238f9b1b","document_id":"d1","kind":"event","type":"capture","actor":[{"name":"Government of Syria","text":"Syrian forces","id":"syria_government"}],"target":[],"place":{"name":"Deir ez-Zor","lat":35.3359,"lon":40.1408,"radius_km":10,"gazetteer_id":"gn:170794","kind":"town","country":"SY","text":"Deir Ezzor","at":null},"time":{"start":"2017-11-03","end":"2017-11-03","words":"on Friday","precision":"day","basis":"text","at":null},"figure":null,"status":"asserted","source":[],"quote":{"exact":"Syrian forces took Deir Ezzor","start":0,"end":29},"confidence":0.8,"reader":"made 1","published":"2017-11-05","trace":[]}');
INSERT INTO "claims" VALUES('ce26cf573752b2fa2','d2',2,'event','capture','asserted','made 1','2017-11-09',0.8,'Deir ez-Zor','deir ez-zor','gn:170794',35.3359,40.1408,'2017-11-09','2017-11-09',0,'{"claim_id":"ce26cf573752b2fa2","document_id":"d2","kind":"event","type":"capture","actor":[{"name":"Islamic State","text":"IS","id":"islamic_state"}],"target":[],"place":{"name":"Deir ez-Zor","lat":35.3359,"lon":40.1408,"radius_km":10,"gazetteer_id":"gn:170794","kind":"town","country":"SY","text":"Deir Ezzor","at":null},"time":{"start":"2017-11-09","end":"2017-11-09","words":null,"precision":"day","basis":"text","at":null},"figure":null,"status":"asserted","source":[],"quote":{"exact":"took Deir Ezzor back","start":0,"end":20},"confidence":0.8,"reader":"made 1","published":"2017-11-09","trace":[]}');
CREATE TABLE copies (
	copy TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	form TEXT NOT NULL, 
	PRIMARY KEY (copy)
);
CREATE TABLE disputes (
	rank INTEGER NOT NULL, 
	subject TEXT NOT NULL, 
	form TEXT NOT NULL, 
	PRIMARY KEY (rank)
);
CREATE TABLE event_claims (
	event_id TEXT NOT NULL, 
	claim_id TEXT NOT NULL, 
	PRIMARY KEY (event_id, claim_id), 
	FOREIGN KEY(event_id) REFERENCES events (event_id), 
	FOREIGN KEY(claim_id) REFERENCES claims (claim_id)
);
INSERT INTO "event_claims" VALUES('e2aaa466fcccaae8e','c3cec96d0238f9b1b');
INSERT INTO "event_claims" VALUES('ee86728f40435fda6','ce26cf573752b2fa2');
CREATE TABLE events (
	event_id TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	form TEXT NOT NULL, 
	PRIMARY KEY (event_id)
);
INSERT INTO "events" VALUES('e2aaa466fcccaae8e',0,'{"actor":[{"id":"syria_government","name":"Government of Syria","text":"Government of Syria"}],"claims":["c3cec96d0238f9b1b"],"confidence":0.8,"event_id":"e2aaa466fcccaae8e","first_published":"2017-11-05","last_published":"2017-11-05","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"reports":1,"sources":1,"status":"asserted","target":[],"time":{"at":null,"basis":"text","end":"2017-11-03","precision":"day","start":"2017-11-03","words":null},"type":"capture"}');
INSERT INTO "events" VALUES('ee86728f40435fda6',1,'{"actor":[{"id":"islamic_state","name":"Islamic State","text":"Islamic State"}],"claims":["ce26cf573752b2fa2"],"confidence":0.8,"event_id":"ee86728f40435fda6","first_published":"2017-11-09","last_published":"2017-11-09","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"reports":1,"sources":1,"status":"asserted","target":[],"time":{"at":null,"basis":"text","end":"2017-11-09","precision":"day","start":"2017-11-09","words":null},"type":"capture"}');
CREATE TABLE holdings (
	rank INTEGER NOT NULL, 
	start_day DATE, 
	end_day DATE, 
	form TEXT NOT NULL, 
	PRIMARY KEY (rank)
);
INSERT INTO "holdings" VALUES(0,'2017-11-03','2017-11-08','{"against":[],"claims":["c3cec96d0238f9b1b"],"confidence":0.8,"end":"2017-11-08","holder":{"id":"syria_government","name":"Government of Syria","text":"Government of Syria"},"known":"2017-11-05","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"start":"2017-11-03","status":"held"}');
INSERT INTO "holdings" VALUES(1,'2017-11-09',NULL,'{"against":[],"claims":["ce26cf573752b2fa2"],"confidence":0.8,"end":null,"holder":{"id":"islamic_state","name":"Islamic State","text":"Islamic State"},"known":"2017-11-09","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"start":"2017-11-09","status":"held"}');
CREATE TABLE judgements (
	judgement_id TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	verdict TEXT NOT NULL, 
	who TEXT NOT NULL, 
	at TEXT NOT NULL, 
	why TEXT NOT NULL, 
	change TEXT NOT NULL, 
	PRIMARY KEY (judgement_id)
);
INSERT INTO "judgements" VALUES('j4c241420ae6b537e','ce26cf573752b2fa2','confirm','ana','2026-11-22T14:49:50.892933+00:00','heard it too','{}');
CREATE TABLE page_readings (
	page_id VARCHAR(64) NOT NULL, 
	reader TEXT NOT NULL, 
	document_id TEXT NOT NULL, 
	PRIMARY KEY (page_id, reader, document_id), 
	FOREIGN KEY(page_id) REFERENCES pages (page_id), 
	FOREIGN KEY(document_id) REFERENCES reports (document_id)
);
INSERT INTO "page_readings" VALUES('7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed','made 1','d1');
INSERT INTO "page_readings" VALUES('3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3','made 1','d2');
CREATE TABLE pages (
	page_id VARCHAR(64) NOT NULL, 
	location TEXT NOT NULL, 
	media_type VARCHAR(32) NOT NULL, 
	size INTEGER NOT NULL, 
	content BLOB NOT NULL, 
	hints TEXT NOT NULL, 
	PRIMARY KEY (page_id)
);
INSERT INTO "pages" VALUES('7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed','one.txt','text/plain',3,X'789CCBCF4B050002910143','{"dateline":null,"document_id":null,"language":null,"published":null,"publisher":null,"title":null,"url":null}');
INSERT INTO "pages" VALUES('3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3','two.txt','text/plain',3,X'789C2B29CF070002BC015B','{"dateline":null,"document_id":null,"language":null,"published":null,"publisher":null,"title":null,"url":null}');
CREATE TABLE readings (
	reading_id INTEGER NOT NULL, 
	document_id TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	claims INTEGER NOT NULL, 
	PRIMARY KEY (reading_id), 
	FOREIGN KEY(document_id) REFERENCES reports (document_id)
);
INSERT INTO "readings" VALUES(1,'d1','made 1',1);
INSERT INTO "readings" VALUES(2,'d2','made 1',1);
CREATE TABLE rejected (
	rejected_id TEXT NOT NULL, 
	location TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	code TEXT NOT NULL, 
	PRIMARY KEY (rejected_id)
);
INSERT INTO "rejected" VALUES('xc146ef8c6913f9d6','bad.bin','no text in it','binary');
CREATE VIRTUAL TABLE report_words USING fts5(document_id UNINDEXED, title, body, tokenize = "unicode61 remove_diacritics 2");
INSERT INTO "report_words" VALUES('d1','Title of d1','Syrian forces took Deir Ezzor on Friday.');
INSERT INTO "report_words" VALUES('d2','Title of d2','IS took Deir Ezzor back.');
CREATE TABLE reports (
	document_id TEXT NOT NULL, 
	text_hash VARCHAR(64) NOT NULL, 
	text TEXT NOT NULL, 
	body TEXT NOT NULL, 
	furniture TEXT NOT NULL, 
	title TEXT, 
	publisher TEXT, 
	published DATE, 
	dateline TEXT, 
	language TEXT NOT NULL, 
	url TEXT, 
	page_id TEXT, 
	location TEXT, 
	PRIMARY KEY (document_id)
);
INSERT INTO "reports" VALUES('d1','f810fe9a465e619b2fab9751a6081eb21e943c315995110ba02cac0f47682289','Syrian forces took Deir Ezzor on Friday.','[[0, 40]]','[]','Title of d1','The Outlet','2017-11-05',NULL,'en',NULL,'f810fe9a465e619b2fab9751a6081eb21e943c315995110ba02cac0f47682289','d1.txt');
INSERT INTO "reports" VALUES('d2','61d0aabc98fed0832285f33233248789e90ac83e66d2ee3f3eeda7b4ce61f3fe','IS took Deir Ezzor back.','[[0, 24]]','[]','Title of d2','The Outlet','2017-11-09',NULL,'en',NULL,'61d0aabc98fed0832285f33233248789e90ac83e66d2ee3f3eeda7b4ce61f3fe','d2.txt');
CREATE TABLE run_ends (
	run_id TEXT NOT NULL, 
	finished TEXT NOT NULL, 
	read INTEGER NOT NULL, 
	rejected INTEGER NOT NULL, 
	PRIMARY KEY (run_id), 
	FOREIGN KEY(run_id) REFERENCES runs (run_id)
);
INSERT INTO "run_ends" VALUES('rbf824ad77dd8166b','2026-11-22T14:49:50.936175+00:00',2,1);
CREATE TABLE runs (
	run_id TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	started TEXT NOT NULL, 
	PRIMARY KEY (run_id)
);
INSERT INTO "runs" VALUES('rbf824ad77dd8166b','made 1','2026-11-22T14:49:50.865056+00:00');
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(1);
CREATE TABLE tolls (
	toll_id TEXT NOT NULL, 
	rank INTEGER NOT NULL, 
	event_id TEXT, 
	form TEXT NOT NULL, 
	PRIMARY KEY (toll_id)
);
CREATE INDEX ix_reports_published ON reports (published);
CREATE INDEX ix_judgements_subject ON judgements (subject);
CREATE INDEX ix_tolls_event_id ON tolls (event_id);
CREATE INDEX ix_disputes_subject ON disputes (subject);
CREATE UNIQUE INDEX one_reading ON readings (document_id, reader);
CREATE INDEX ix_claims_published ON claims (published);
CREATE INDEX claims_by_point ON claims (lat, lon);
CREATE INDEX claims_of_kind ON claims (kind, type);
CREATE INDEX ix_claims_start_day ON claims (start_day);
CREATE INDEX ix_claims_reading_id ON claims (reading_id);
CREATE INDEX claims_of_document ON claims (document_id, quote_start, claim_id);
CREATE INDEX ix_claims_gazetteer_id ON claims (gazetteer_id);
CREATE INDEX ix_claim_parties_party_id ON claim_parties (party_id);
CREATE INDEX ix_claim_parties_name_folded ON claim_parties (name_folded);
CREATE INDEX ix_event_claims_claim_id ON event_claims (claim_id);
COMMIT;
