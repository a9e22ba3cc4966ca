// The figures of the seed, the annual report 2021 of Sở Xây dựng An Giang, by section and field, as a person types them.
export const PARTICULARS = {
  'agency.superior': 'ỦY BAN NHÂN DÂN TỈNH AN GIANG',
  'agency.name': 'Sở Xây dựng',
  'agency.abbreviation': 'SXD',
  'document.codeNumber': '5',
  'document.place': 'An Giang',
  'document.issuedDate': '31/12/2021',
  'document.addressees': 'Sở Thông tin và Truyền thông tỉnh An Giang',
  'document.signerPosition': 'GIÁM ĐỐC',
  'document.signerName': 'Nguyễn Thị Minh Thúy',
};

export const FIGURES = {
  'document-management': { outgoingOnSystem: '5351', outgoingDocuments: '5470' },
  'one-stop': {
    servicesUsed: '15',
    servicesProvided: '29',
    receivedDossiers: '523',
    onlineDossiers: '108',
    postalDossiers: '103',
    directDossiers: '312',
    resolvedDossiers: '1194',
    resolvedInTime: '1189',
  },
  'public-post': { postalUses: '125', postalResults: '22' },
  'human-resources': { itStaff: '1' },
  'it-funding': { itFunding: '20,35' },
};

/** What must be reached: indicator, its id, its text. */
export const REACHED = {
  outgoingOnSystemRate: '97,82%',
  onTimeRate: '99,58%',
  serviceUsedRate: '51,72%',
  onlineAndPostalRate: '40,34%',
  postalInRate: '19,69%',
  postalOutRate: '4,21%',
};
