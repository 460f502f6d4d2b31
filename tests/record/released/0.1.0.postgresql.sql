CREATE TABLE public.accounts (
    account integer NOT NULL,
    digest character varying(64) NOT NULL
);
CREATE SEQUENCE public.accounts_account_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.accounts_account_seq OWNED BY public.accounts.account;
CREATE TABLE public.claim_parties (
    claim_id text NOT NULL,
    slot character varying(8) NOT NULL,
    rank integer NOT NULL,
    party_id text,
    name_folded text NOT NULL
);
CREATE TABLE public.claim_words (
    claim_id text NOT NULL,
    words text
);
CREATE TABLE public.claims (
    claim_id text NOT NULL,
    document_id text NOT NULL,
    reading_id integer NOT NULL,
    kind character varying(16) NOT NULL,
    type character varying(32) NOT NULL,
    status character varying(16) NOT NULL,
    reader text NOT NULL,
    published date,
    confidence double precision NOT NULL,
    place_name text,
    place_folded text,
    gazetteer_id text,
    lat double precision,
    lon double precision,
    start_day date,
    end_day date,
    quote_start integer NOT NULL,
    form text NOT NULL
);
CREATE TABLE public.copies (
    copy text NOT NULL,
    rank integer NOT NULL,
    form text NOT NULL
);
CREATE TABLE public.disputes (
    rank integer NOT NULL,
    subject text NOT NULL,
    form text NOT NULL
);
CREATE SEQUENCE public.disputes_rank_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.disputes_rank_seq OWNED BY public.disputes.rank;
CREATE TABLE public.event_claims (
    event_id text NOT NULL,
    claim_id text NOT NULL
);
CREATE TABLE public.events (
    event_id text NOT NULL,
    rank integer NOT NULL,
    form text NOT NULL
);
CREATE TABLE public.holdings (
    rank integer NOT NULL,
    start_day date,
    end_day date,
    form text NOT NULL
);
CREATE SEQUENCE public.holdings_rank_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.holdings_rank_seq OWNED BY public.holdings.rank;
CREATE TABLE public.judgements (
    judgement_id text NOT NULL,
    subject text NOT NULL,
    verdict text NOT NULL,
    who text NOT NULL,
    at text NOT NULL,
    why text NOT NULL,
    change text NOT NULL
);
CREATE TABLE public.page_readings (
    page_id character varying(64) NOT NULL,
    reader text NOT NULL,
    document_id text NOT NULL
);
CREATE TABLE public.pages (
    page_id character varying(64) NOT NULL,
    location text NOT NULL,
    media_type character varying(32) NOT NULL,
    size integer NOT NULL,
    content bytea NOT NULL,
    hints text NOT NULL
);
CREATE TABLE public.readings (
    reading_id integer NOT NULL,
    document_id text NOT NULL,
    reader text NOT NULL,
    claims integer NOT NULL
);
CREATE SEQUENCE public.readings_reading_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.readings_reading_id_seq OWNED BY public.readings.reading_id;
CREATE TABLE public.rejected (
    rejected_id text NOT NULL,
    location text NOT NULL,
    reason text NOT NULL,
    code text NOT NULL
);
CREATE TABLE public.report_words (
    document_id text NOT NULL,
    title text,
    body text
);
CREATE TABLE public.reports (
    document_id text NOT NULL,
    text_hash character varying(64) NOT NULL,
    text text NOT NULL,
    body text NOT NULL,
    furniture text NOT NULL,
    title text,
    publisher text,
    published date,
    dateline text,
    language text NOT NULL,
    url text,
    page_id text,
    location text
);
CREATE TABLE public.run_ends (
    run_id text NOT NULL,
    finished text NOT NULL,
    read integer NOT NULL,
    rejected integer NOT NULL
);
CREATE TABLE public.runs (
    run_id text NOT NULL,
    reader text NOT NULL,
    started text NOT NULL
);
CREATE TABLE public.schema_version (
    version integer NOT NULL
);
CREATE SEQUENCE public.schema_version_version_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.schema_version_version_seq OWNED BY public.schema_version.version;
CREATE TABLE public.tolls (
    toll_id text NOT NULL,
    rank integer NOT NULL,
    event_id text,
    form text NOT NULL
);
ALTER TABLE ONLY public.accounts ALTER COLUMN account SET DEFAULT nextval('public.accounts_account_seq'::regclass);
ALTER TABLE ONLY public.disputes ALTER COLUMN rank SET DEFAULT nextval('public.disputes_rank_seq'::regclass);
ALTER TABLE ONLY public.holdings ALTER COLUMN rank SET DEFAULT nextval('public.holdings_rank_seq'::regclass);
ALTER TABLE ONLY public.readings ALTER COLUMN reading_id SET DEFAULT nextval('public.readings_reading_id_seq'::regclass);
ALTER TABLE ONLY public.schema_version ALTER COLUMN version SET DEFAULT nextval('public.schema_version_version_seq'::regclass);
INSERT INTO public.accounts VALUES (1, '521bfa1d1cbb7019172b13e761537bb5775d7965e4bc03690326507b6cafc623');
INSERT INTO public.claim_parties VALUES ('c3cec96d0238f9b1b', 'actor', 0, 'syria_government', 'government of syria');
INSERT INTO public.claim_parties VALUES ('ce26cf573752b2fa2', 'actor', 0, 'islamic_state', 'islamic state');
INSERT INTO public.claim_words VALUES ('c3cec96d0238f9b1b', 'Syrian forces took Deir Ezzor · Government of Syria · Deir ez-Zor');
INSERT INTO public.claim_words VALUES ('ce26cf573752b2fa2', 'took Deir Ezzor back · Islamic State · Deir ez-Zor');
INSERT INTO public.claims VALUES ('c3cec96d0238f9b1b', 'd1', 1, 'event', 'capture', 'asserted', 'made 1', '2017-11-05', 0.8, 'Deir ez-Zor', 'deir ez-zor', 'gn:170794', 35.3359, 40.1408, '2017-11-03', '2017-11-03', 0, '{"claim_id":"c3cec96d0238f9b1b","document_id":"d1","kind":"event","type":"capture","actor":[{"name":"Government of Syria","text":"Syrian forces","id":"syria_government"}],"target":[],"place":{"name":"Deir ez-Zor","lat":35.3359,"lon":40.1408,"radius_km":10,"gazetteer_id":"gn:170794","kind":"town","country":"SY","text":"Deir Ezzor","at":null},"time":{"start":"2017-11-03","end":"2017-11-03","words":"on Friday","precision":"day","basis":"text","at":null},"figure":null,"status":"asserted","source":[],"quote":{"exact":"Syrian forces took Deir Ezzor","start":0,"end":29},"confidence":0.8,"reader":"made 1","published":"2017-11-05","trace":[]}');
INSERT INTO public.claims VALUES ('ce26cf573752b2fa2', 'd2', 2, 'event', 'capture', 'asserted', 'made 1', '2017-11-09', 0.8, 'Deir ez-Zor', 'deir ez-zor', 'gn:170794', 35.3359, 40.1408, '2017-11-09', '2017-11-09', 0, '{"claim_id":"ce26cf573752b2fa2","document_id":"d2","kind":"event","type":"capture","actor":[{"name":"Islamic State","text":"IS","id":"islamic_state"}],"target":[],"place":{"name":"Deir ez-Zor","lat":35.3359,"lon":40.1408,"radius_km":10,"gazetteer_id":"gn:170794","kind":"town","country":"SY","text":"Deir Ezzor","at":null},"time":{"start":"2017-11-09","end":"2017-11-09","words":null,"precision":"day","basis":"text","at":null},"figure":null,"status":"asserted","source":[],"quote":{"exact":"took Deir Ezzor back","start":0,"end":20},"confidence":0.8,"reader":"made 1","published":"2017-11-09","trace":[]}');
INSERT INTO public.event_claims VALUES ('e2aaa466fcccaae8e', 'c3cec96d0238f9b1b');
INSERT INTO public.event_claims VALUES ('ee86728f40435fda6', 'ce26cf573752b2fa2');
INSERT INTO public.events VALUES ('e2aaa466fcccaae8e', 0, '{"actor":[{"id":"syria_government","name":"Government of Syria","text":"Government of Syria"}],"claims":["c3cec96d0238f9b1b"],"confidence":0.8,"event_id":"e2aaa466fcccaae8e","first_published":"2017-11-05","last_published":"2017-11-05","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"reports":1,"sources":1,"status":"asserted","target":[],"time":{"at":null,"basis":"text","end":"2017-11-03","precision":"day","start":"2017-11-03","words":null},"type":"capture"}');
INSERT INTO public.events VALUES ('ee86728f40435fda6', 1, '{"actor":[{"id":"islamic_state","name":"Islamic State","text":"Islamic State"}],"claims":["ce26cf573752b2fa2"],"confidence":0.8,"event_id":"ee86728f40435fda6","first_published":"2017-11-09","last_published":"2017-11-09","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"reports":1,"sources":1,"status":"asserted","target":[],"time":{"at":null,"basis":"text","end":"2017-11-09","precision":"day","start":"2017-11-09","words":null},"type":"capture"}');
INSERT INTO public.holdings VALUES (0, '2017-11-03', '2017-11-08', '{"against":[],"claims":["c3cec96d0238f9b1b"],"confidence":0.8,"end":"2017-11-08","holder":{"id":"syria_government","name":"Government of Syria","text":"Government of Syria"},"known":"2017-11-05","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"start":"2017-11-03","status":"held"}');
INSERT INTO public.holdings VALUES (1, '2017-11-09', NULL, '{"against":[],"claims":["ce26cf573752b2fa2"],"confidence":0.8,"end":null,"holder":{"id":"islamic_state","name":"Islamic State","text":"Islamic State"},"known":"2017-11-09","place":{"at":null,"country":"SY","gazetteer_id":"gn:170794","kind":"town","lat":35.3359,"lon":40.1408,"name":"Deir ez-Zor","radius_km":10,"relation":null,"text":null},"start":"2017-11-09","status":"held"}');
INSERT INTO public.judgements VALUES ('jc25b0933abe1d4a0', 'ce26cf573752b2fa2', 'confirm', 'ana', '2026-11-22T19:30:41.028527+00:00', 'heard it too', '{}');
INSERT INTO public.page_readings VALUES ('7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed', 'made 1', 'd1');
INSERT INTO public.page_readings VALUES ('3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3', 'made 1', 'd2');
INSERT INTO public.pages VALUES ('7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed', 'one.txt', 'text/plain', 3, '\x789ccbcf4b050002910143', '{"dateline":null,"document_id":null,"language":null,"published":null,"publisher":null,"title":null,"url":null}');
INSERT INTO public.pages VALUES ('3fc4ccfe745870e2c0d99f71f30ff0656c8dedd41cc1d7d3d376b0dbe685e2f3', 'two.txt', 'text/plain', 3, '\x789c2b29cf070002bc015b', '{"dateline":null,"document_id":null,"language":null,"published":null,"publisher":null,"title":null,"url":null}');
INSERT INTO public.readings VALUES (1, 'd1', 'made 1', 1);
INSERT INTO public.readings VALUES (2, 'd2', 'made 1', 1);
INSERT INTO public.rejected VALUES ('xc146ef8c6913f9d6', 'bad.bin', 'no text in it', 'binary');
INSERT INTO public.report_words VALUES ('d1', 'Title of d1', 'Syrian forces took Deir Ezzor on Friday.');
INSERT INTO public.report_words VALUES ('d2', 'Title of d2', 'IS took Deir Ezzor back.');
INSERT INTO public.reports VALUES ('d1', 'f810fe9a465e619b2fab9751a6081eb21e943c315995110ba02cac0f47682289', 'Syrian forces took Deir Ezzor on Friday.', '[[0, 40]]', '[]', 'Title of d1', 'The Outlet', '2017-11-05', NULL, 'en', NULL, 'f810fe9a465e619b2fab9751a6081eb21e943c315995110ba02cac0f47682289', 'd1.txt');
INSERT INTO public.reports VALUES ('d2', '61d0aabc98fed0832285f33233248789e90ac83e66d2ee3f3eeda7b4ce61f3fe', 'IS took Deir Ezzor back.', '[[0, 24]]', '[]', 'Title of d2', 'The Outlet', '2017-11-09', NULL, 'en', NULL, '61d0aabc98fed0832285f33233248789e90ac83e66d2ee3f3eeda7b4ce61f3fe', 'd2.txt');
INSERT INTO public.run_ends VALUES ('r459a35cd507de382', '2026-11-22T19:30:41.107424+00:00', 2, 1);
INSERT INTO public.runs VALUES ('r459a35cd507de382', 'made 1', '2026-11-22T19:30:40.872685+00:00');
INSERT INTO public.schema_version VALUES (1);
SELECT pg_catalog.setval('public.accounts_account_seq', 1, false);
SELECT pg_catalog.setval('public.disputes_rank_seq', 1, false);
SELECT pg_catalog.setval('public.holdings_rank_seq', 1, false);
SELECT pg_catalog.setval('public.readings_reading_id_seq', 2, true);
SELECT pg_catalog.setval('public.schema_version_version_seq', 1, false);
ALTER TABLE ONLY public.accounts
    ADD CONSTRAINT accounts_pkey PRIMARY KEY (account);
ALTER TABLE ONLY public.claim_parties
    ADD CONSTRAINT claim_parties_pkey PRIMARY KEY (claim_id, slot, rank);
ALTER TABLE ONLY public.claim_words
    ADD CONSTRAINT claim_words_pkey PRIMARY KEY (claim_id);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_pkey PRIMARY KEY (claim_id);
ALTER TABLE ONLY public.copies
    ADD CONSTRAINT copies_pkey PRIMARY KEY (copy);
ALTER TABLE ONLY public.disputes
    ADD CONSTRAINT disputes_pkey PRIMARY KEY (rank);
ALTER TABLE ONLY public.event_claims
    ADD CONSTRAINT event_claims_pkey PRIMARY KEY (event_id, claim_id);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY public.holdings
    ADD CONSTRAINT holdings_pkey PRIMARY KEY (rank);
ALTER TABLE ONLY public.judgements
    ADD CONSTRAINT judgements_pkey PRIMARY KEY (judgement_id);
ALTER TABLE ONLY public.page_readings
    ADD CONSTRAINT page_readings_pkey PRIMARY KEY (page_id, reader, document_id);
ALTER TABLE ONLY public.pages
    ADD CONSTRAINT pages_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.readings
    ADD CONSTRAINT readings_pkey PRIMARY KEY (reading_id);
ALTER TABLE ONLY public.rejected
    ADD CONSTRAINT rejected_pkey PRIMARY KEY (rejected_id);
ALTER TABLE ONLY public.report_words
    ADD CONSTRAINT report_words_pkey PRIMARY KEY (document_id);
ALTER TABLE ONLY public.reports
    ADD CONSTRAINT reports_pkey PRIMARY KEY (document_id);
ALTER TABLE ONLY public.run_ends
    ADD CONSTRAINT run_ends_pkey PRIMARY KEY (run_id);
ALTER TABLE ONLY public.runs
    ADD CONSTRAINT runs_pkey PRIMARY KEY (run_id);
ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (version);
ALTER TABLE ONLY public.tolls
    ADD CONSTRAINT tolls_pkey PRIMARY KEY (toll_id);
CREATE INDEX claims_by_point ON public.claims USING btree (lat, lon);
CREATE INDEX claims_of_document ON public.claims USING btree (document_id, quote_start, claim_id);
CREATE INDEX claims_of_kind ON public.claims USING btree (kind, type);
CREATE INDEX ix_claim_parties_name_folded ON public.claim_parties USING btree (name_folded);
CREATE INDEX ix_claim_parties_party_id ON public.claim_parties USING btree (party_id);
CREATE INDEX ix_claims_gazetteer_id ON public.claims USING btree (gazetteer_id);
CREATE INDEX ix_claims_published ON public.claims USING btree (published);
CREATE INDEX ix_claims_reading_id ON public.claims USING btree (reading_id);
CREATE INDEX ix_claims_start_day ON public.claims USING btree (start_day);
CREATE INDEX ix_disputes_subject ON public.disputes USING btree (subject);
CREATE INDEX ix_event_claims_claim_id ON public.event_claims USING btree (claim_id);
CREATE INDEX ix_judgements_subject ON public.judgements USING btree (subject);
CREATE INDEX ix_reports_published ON public.reports USING btree (published);
CREATE INDEX ix_tolls_event_id ON public.tolls USING btree (event_id);
CREATE UNIQUE INDEX one_reading ON public.readings USING btree (document_id, reader);
ALTER TABLE ONLY public.claim_parties
    ADD CONSTRAINT claim_parties_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES public.claims(claim_id);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.reports(document_id);
ALTER TABLE ONLY public.claims
    ADD CONSTRAINT claims_reading_id_fkey FOREIGN KEY (reading_id) REFERENCES public.readings(reading_id);
ALTER TABLE ONLY public.event_claims
    ADD CONSTRAINT event_claims_claim_id_fkey FOREIGN KEY (claim_id) REFERENCES public.claims(claim_id);
ALTER TABLE ONLY public.event_claims
    ADD CONSTRAINT event_claims_event_id_fkey FOREIGN KEY (event_id) REFERENCES public.events(event_id);
ALTER TABLE ONLY public.page_readings
    ADD CONSTRAINT page_readings_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.reports(document_id);
ALTER TABLE ONLY public.page_readings
    ADD CONSTRAINT page_readings_page_id_fkey FOREIGN KEY (page_id) REFERENCES public.pages(page_id);
ALTER TABLE ONLY public.readings
    ADD CONSTRAINT readings_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.reports(document_id);
ALTER TABLE ONLY public.run_ends
    ADD CONSTRAINT run_ends_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.runs(run_id);
